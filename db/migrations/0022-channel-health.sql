-- How it is known whether a channel hears: what came, when nobody listened, what the network said of the account, what is wrong.
alter table channels.channel
  drop column usual_gap,
  add column attended_at timestamptz,              -- a receiver of ours was at work here then
  add column said        jsonb not null default '{}', -- what the network said of the account last: channels/adapter.ts, Said
  add column quiet_at    timestamptz,              -- silence is unusual from then on; null: not enough is known
  add column quiet_from  timestamptz;              -- the last item that was worked out from

-- What came, by the hour (UTC) in which it was written. Kept as long as the rhythm is read from it (channels/health/came.ts).
create table channels.came (
  channel_id uuid not null references channels.channel on delete cascade,
  hour       timestamptz not null,
  items      int not null,
  late       int not null default 0,               -- of these, how many were fetched after a gap
  primary key (channel_id, hour)
);

-- A time in which a channel was not heard, and what was fetched of it afterwards.
create table channels.gap (
  id         uuid primary key,
  channel_id uuid not null references channels.channel on delete cascade,
  why        text not null check (why in ('away', 'paused', 'failing')),
  from_at    timestamptz not null,                 -- heard for the last time
  noticed_at timestamptz not null,                 -- nothing came through from here on
  to_at      timestamptz,                          -- heard again; null: not yet
  items      int not null default 0                -- written meanwhile, fetched since
);
create unique index gap_open on channels.gap (channel_id) where to_at is null;
create index gap_newest on channels.gap (channel_id, from_at desc);

-- What is wrong with a channel: told once when it is noticed, and once when it is over.
create table channels.trouble (
  id         uuid primary key,
  channel_id uuid not null references channels.channel on delete cascade,
  kind       text not null,                        -- channels/health/trouble.ts
  since      timestamptz not null,
  noticed_at timestamptz not null,
  detail     text,                                 -- what was said, for who mends it
  advice     text,                                 -- what a person must do; null: nothing
  better_at  timestamptz,                          -- it seems to be over; it is when that lasts
  over_at    timestamptz
);
create unique index trouble_open on channels.trouble (channel_id, kind) where over_at is null;
create index trouble_newest on channels.trouble (channel_id, noticed_at desc);
