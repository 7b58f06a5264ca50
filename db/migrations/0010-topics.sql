-- What messages are about, by the workspace's own list.
create table triage.topic (
  id          uuid primary key,
  place       int not null,
  name        text not null,
  description text not null default '',
  words       text[] not null default '{}',
  examples    text[] not null default '{}',
  found       int not null default 0,               -- recent items it was found in, when they were read last
  made_at     timestamptz not null,
  made_by     uuid,
  archived_at timestamptz,                          -- since when it is looked for no more; items that have it keep it
  archived_by uuid,
  constraint archived_by_someone check (archived_by is null or archived_at is not null)
);
create unique index topic_name on triage.topic (lower(name)) where archived_at is null;
create index topic_in_order on triage.topic (place, id);

-- The main one first; null: none. The same form as triage/topics/topic.ts: ItemTopic.
alter table triage.assessment add column topics json;

alter table triage.correction drop constraint correction_what_check,
  add constraint correction_what_check check (what in ('intent', 'sentiment', 'urgency', 'topic'));

-- What was learned of topics, version by version, and what it was worth on what was held back.
create table triage.topic_model (
  version     int primary key check (version > 0),
  made_at     timestamptz not null,
  corrections int not null,
  acceptances int not null,
  held_back   json not null,                        -- {count, right, without}
  helps       boolean not null,                     -- on what was held back it is not worse than words alone
  weights     bytea check (octet_length(weights) <= 524288)  -- topics/learning/pack.ts; null: too old, or of no help
);

-- One row: how far recent items have been read for topics anew.
create table triage.topic_reading (
  one        boolean primary key default true check (one),
  began_at   timestamptz,                           -- null: never
  done_at    timestamptz,
  read       int not null default 0,
  to_read    int not null default 0,
  looked_at  timestamptz                            -- when new topics were looked for last
);
insert into triage.topic_reading default values;

-- New topics that what fits none suggests. What was turned down stays, so that it is not proposed again.
create table triage.topic_proposal (
  id           uuid primary key,
  name         text not null,
  words        text[] not null,
  items        int not null,
  authors      int not null,
  samples      uuid[] not null,                     -- items
  made_at      timestamptz not null,
  dismissed_at timestamptz,
  dismissed_by uuid
);

alter table desk.conversation add column topic_id uuid;  -- the main topic of the newest of theirs
