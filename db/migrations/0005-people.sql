-- Who it is. A person may be only a handle; an identity is a network and the user id there.
create schema people;

-- How names are compared: without case and accents. `unaccent` alone is not immutable because its rules could be changed.
create function people.fold(name text) returns text language sql immutable strict parallel safe
  return lower(public.unaccent('public.unaccent'::regdictionary, name));

create table people.person (
  id            uuid primary key,
  name          text not null,                     -- display name, else handle, else user id; until a member corrects it
  is_company    boolean not null default false,    -- one of our own accounts
  first_seen_at timestamptz not null,
  named_at      timestamptz,                       -- a member corrected the name: networks no longer change it
  named_by      uuid
);
create index person_name on people.person using gin (people.fold(name) gin_trgm_ops);

create table people.identity (
  id              uuid primary key,
  person_id       uuid not null references people.person,
  network         text not null,
  network_user_id text not null,                   -- '@handle' (lower case) where the network gave no id
  handle          text,
  handle_at       timestamptz,                     -- when the newest item was written that told the handle
  name            text,
  url             text,
  followers       int,
  first_seen_at   timestamptz not null,
  last_seen_at    timestamptz not null
) with (fillfactor = 80);                          -- room to note beside it that somebody wrote again: no index need learn of it
create unique index identity_once on people.identity (network, network_user_id);
create index identity_of_person on people.identity (person_id);
create index identity_handle on people.identity using gin (people.fold(handle) gin_trgm_ops) where handle is not null;
create index identity_by_handle on people.identity (network, lower(handle));

create table people.former_handle (
  identity_id uuid not null references people.identity on delete cascade,
  network     text not null,
  handle      text not null,                       -- lower case
  until       timestamptz not null,                -- last seen under it
  primary key (identity_id, handle)
);
create index former_handle_of on people.former_handle (network, handle);

create table people.note (
  id         uuid primary key,
  person_id  uuid not null references people.person,
  text       text not null,
  by         uuid,
  at         timestamptz not null,
  removed_at timestamptz,
  removed_by uuid
);
create index note_of_person on people.note (person_id, at desc);
