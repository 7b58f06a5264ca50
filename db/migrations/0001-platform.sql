-- What every domain stands on: the fact log, its readers, settings and remembered answers to repeated requests.
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gin;

create schema platform;

-- Words are compared without case and accents, in no particular language.
create text search configuration platform.plain (copy = pg_catalog.simple);
alter text search configuration platform.plain
  alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part, numword, hword_numpart, numhword
  with unaccent, pg_catalog.simple;

create table platform.fact (
  seq             bigint generated always as identity,
  tx              xid8 not null default pg_current_xact_id(), -- readers stop before the oldest transaction still open
  at              timestamptz not null,
  kind            text not null,
  by              uuid,                                       -- the member who caused it; null: Aerie itself
  conversation_id uuid,
  person_id       uuid,
  channel_id      uuid,
  data            json not null default '{}',                 -- as it was written: nothing is looked for in it
  primary key (tx, seq)                                       -- the order in which they are read
);
create index fact_of_conversation on platform.fact (conversation_id, seq) where conversation_id is not null;

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('aerie.erasing', true), '') = 'on' then
    return coalesce(old, new);
  end if;
  raise exception 'the fact log is append-only';
end $$;
create trigger fact_is_append_only before update or delete on platform.fact
  for each row execute function platform.refuse_change();

create table platform.fact_reader (
  name text primary key,
  tx   xid8 not null default '0',
  seq  bigint not null default 0
);

create table platform.idempotency (
  actor    uuid not null,
  key      text not null,
  request  text not null,       -- method, path and a digest of the body
  response bytea,               -- sealed: it may hold a key that is shown once
  at       timestamptz not null,
  primary key (actor, key)
);
create index idempotency_by_age on platform.idempotency (at);

create table platform.setting (
  name  text primary key,
  value jsonb not null
);

-- Which processes are alive, so that readiness and the health page can tell.
create table platform.process (
  id         uuid primary key,
  roles      text[] not null,
  host       text not null,
  version    text not null,
  started_at timestamptz not null,
  seen_at    timestamptz not null,
  url        text                                   -- where people open its screens; null: it has none, or does not listen yet
);
