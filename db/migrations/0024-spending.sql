-- What reading and answering cost on networks that have a price (channels/reach/table.ts). Written in the transaction of what is counted.
create table channels.spent (
  channel_id uuid not null references channels.channel,
  day        date not null,                        -- UTC
  what       text not null check (what in ('read_own', 'read', 'answer', 'answer_with_link')),
  count      int not null,
  amount     bigint not null,                      -- millionths of the price's unit
  primary key (channel_id, day, what)
);

-- What may be spent on a channel. Reading stops at a share of it, so that what is left goes to answers; they stop when all of it is gone.
create table channels.budget (
  channel_id    uuid primary key references channels.channel,
  month         bigint check (month >= 0),         -- millionths of the price's unit; null: no limit
  day           bigint check (day >= 0),
  reading_share double precision not null check (reading_share > 0 and reading_share <= 1),
  set_at        timestamptz not null,
  set_by        uuid,
  told_at       timestamptz,                       -- when the fact was written that reading had stopped; null: it has not
  constraint limits_something check (month is not null or day is not null)
);

-- What a message that waits will cost: as good as spent. Null: nothing.
alter table channels.outbox add column price bigint;

-- An answer that somebody gave on the network itself and logged here; one that was taken back is no answer any more.
create table desk.logged_answer (
  id              uuid primary key,                -- chosen by who logged it; the item's network id is made of it
  conversation_id uuid not null,
  by              uuid,
  at              timestamptz not null,
  taken_back_at   timestamptz,
  taken_back_by   uuid
);

-- A walled network (LinkedIn) tells of its members for one purpose only: whoever is known by such an account is known by nothing else.
create function people.keep_wall() returns trigger language plpgsql as $$
begin
  if exists (select from people.identity other where other.person_id = new.person_id and other.id <> new.id
    and (other.network = 'linkedin') <> (new.network = 'linkedin')) then
    raise exception 'an account of linkedin stays by itself' using errcode = 'check_violation', constraint = 'walled_stays_alone';
  end if;
  return new;
end $$;
create trigger keep_wall before update of person_id on people.identity for each row when (old.person_id is distinct from new.person_id)
  execute function people.keep_wall();
