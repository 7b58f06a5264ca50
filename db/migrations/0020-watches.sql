-- What is listened for beyond what is said to us. A watch is a saved query; a hit, an item that met it.
create table listening.watch (
  id         uuid primary key,
  name       text not null,
  query      text not null,                        -- listening/watches/query/read-query.ts
  purpose    text not null check (purpose in ('brand', 'product', 'person', 'competitor', 'topic', 'buying_phrase')),
  becomes    text not null check (becomes in ('conversation', 'lead_hint', 'person_note', 'counted')),
  team_id    uuid,                                 -- whose a conversation or lead hint is; null: whose it is anyhow
  created_at timestamptz not null,
  created_by uuid,
  changed_at timestamptz not null,
  changed_by uuid,
  off_at     timestamptz,                          -- since when it listens no more
  off_by     uuid,
  removed_at timestamptz,
  removed_by uuid,
  constraint only_shown_has_team check (team_id is null or becomes in ('conversation', 'lead_hint'))
);
create unique index watch_name on listening.watch (lower(name)) where removed_at is null;
create index watch_in_order on listening.watch (lower(name), id) where removed_at is null;

create table listening.watch_hit (
  watch_id uuid not null references listening.watch on delete cascade,
  item_id  uuid not null references listening.item on delete cascade,
  at       timestamptz not null,                   -- when the item was written
  primary key (watch_id, item_id)
);
create index watch_hit_newest on listening.watch_hit (watch_id, at desc, item_id desc);
create index watch_hit_of_item on listening.watch_hit (item_id);

-- Hits by the day (UTC) they were written on, so that a year is drawn without being counted anew.
create table listening.watch_day (
  watch_id uuid not null references listening.watch on delete cascade,
  day      date not null,
  hits     int not null,
  primary key (watch_id, day)
);

-- One row that is new whenever a watch is: whoever holds watches ready sees by it that they are old.
create table listening.watches_as_of (
  one     boolean primary key default true check (one),
  version uuid not null
);
insert into listening.watches_as_of (version) values (gen_random_uuid());
