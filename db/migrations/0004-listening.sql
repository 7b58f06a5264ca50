-- What came in, kept once and as it came. A thread is what belongs together on the network.
create schema listening;

create table listening.item (
  id          uuid primary key,
  channel_id  uuid not null,
  network     text not null,
  network_id  text not null,
  direction   text not null check (direction in ('in', 'out')),
  visibility  text not null check (visibility in ('public', 'direct')),
  identity_id uuid not null,                       -- people.identity of the author
  thread_id   uuid not null,
  in_reply_to text,                                -- network id of the item answered, seen or not
  refs        text[],                              -- mail: every Message-ID in References and In-Reply-To
  subject     text,
  text        text not null,
  html        text,                                -- sanitised
  url         text,
  at          timestamptz not null,                -- when the network says it was written
  received_at timestamptz not null,
  edited_at   timestamptz,
  deleted_at  timestamptz,
  automatic   boolean not null default false,      -- auto-reply, bounce: shown, never answered, starts no clock
  written_by  uuid,                                -- our member, where we wrote it through Aerie
  extra       jsonb not null default '{}',         -- what else the network said
  -- hours since 1970: lets a search begin with the newest
  hour        int not null generated always as (floor(extract(epoch from at at time zone 'UTC') / 3600)::int) stored
);
create unique index item_once on listening.item (channel_id, network_id);
create index item_in_thread on listening.item (thread_id, at, id);
create index item_answers on listening.item (channel_id, in_reply_to) where in_reply_to is not null;
create index item_refs on listening.item using gin (channel_id, refs) where refs is not null;
create index item_of_identity on listening.item (identity_id, at, id);
-- what we posted ourselves, outside of Aerie: an answer that came in before its question
create index item_ours on listening.item (thread_id, at) where direction = 'out' and written_by is null;
create index item_of_channel on listening.item (channel_id, at);
-- By spans of time, each eight times the one before, so that the newest items that say a word are found without looking at
-- all that say it (listening/reading/walk-back.ts).
create index item_words on listening.item using gin (hour, (hour >> 3), (hour >> 6), (hour >> 9), (hour >> 12), channel_id,
  to_tsvector('platform.plain', coalesce(subject, '') || ' ' || text));

-- What an item said before its author changed it, so that an answer stays explainable.
create table listening.item_version (
  item_id     uuid not null references listening.item on delete cascade,
  text        text not null,
  html        text,
  subject     text,
  replaced_at timestamptz not null,
  primary key (item_id, replaced_at)
);

-- A change that came before its item. It waits for a month (listening/jobs.ts), then is let go.
create table listening.early_change (
  channel_id  uuid not null,
  network_id  text not null,
  at          timestamptz not null,
  change      text not null check (change in ('edited', 'deleted')),
  text        text,
  html        text,
  subject     text,
  received_at timestamptz not null,
  primary key (channel_id, network_id, at, change)
);
create index early_change_by_age on listening.early_change (received_at);

create table listening.attachment (
  id       uuid primary key,
  item_id  uuid not null references listening.item on delete cascade,
  name     text not null,
  type     text not null,
  bytes    bigint not null,
  file     text not null                           -- path below the data folder's files/
);
create index attachment_of_item on listening.attachment (item_id);
create index attachment_by_file on listening.attachment (file);

-- What could not be kept, with the reason, where a person can see and retry it.
create table listening.set_aside (
  id          uuid primary key,
  channel_id  uuid not null,
  import_id   uuid,
  network_id  text,
  place       text,                                -- where it stood: line 17, message 3
  raw         text not null,
  reason      text not null,
  at          timestamptz not null,
  settled_at  timestamptz,
  settled_by  uuid,
  outcome     text check (outcome in ('taken', 'dismissed'))
);
create index set_aside_open on listening.set_aside (at, id) where settled_at is null;
create index set_aside_of_import on listening.set_aside (import_id, at, id) where settled_at is null and import_id is not null;
create index set_aside_by_id on listening.set_aside (channel_id, network_id) where network_id is not null;
create unique index set_aside_once on listening.set_aside (channel_id, md5(raw)) where settled_at is null;

create table listening.import (
  id          uuid primary key,
  channel_id  uuid,                                -- chosen when an uploaded file is begun
  file_name   text not null,
  format      text not null,
  mapping     jsonb,
  encoding    text,                                -- CSV: utf-8, utf-16le, utf-16be or windows-1252, as it was recognised
  stored_file text,                                -- the uploaded file, removed when done
  total_bytes bigint,
  read_bytes  bigint not null default 0,
  new_count   int not null default 0,
  known_count int not null default 0,
  changed_count int not null default 0,            -- edits and deletions by the author
  aside_count int not null default 0,
  state       text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  error       text,
  started_by  uuid,
  created_at  timestamptz not null,
  finished_at timestamptz
);
create index import_recent on listening.import (created_at desc, id);
