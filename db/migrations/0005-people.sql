-- Who it is. A person may be only a handle; an identity is a network and the user id there.
create schema people;

create table people.person (
  id         uuid primary key,
  name       text not null,
  is_company boolean not null default false,       -- one of our own accounts
  first_seen_at timestamptz not null
);
create index person_name on people.person using gin (name gin_trgm_ops);

create table people.identity (
  id              uuid primary key,
  person_id       uuid not null references people.person,
  network         text not null,
  network_user_id text not null,                   -- '@handle' (lower case) where the network gave no id
  handle          text,
  name            text,
  url             text,
  followers       int,
  first_seen_at   timestamptz not null,
  last_seen_at    timestamptz not null
);
create unique index identity_once on people.identity (network, network_user_id);
create index identity_of_person on people.identity (person_id);
create index identity_handle on people.identity using gin (handle gin_trgm_ops);
create index identity_by_handle on people.identity (network, lower(handle));

create table people.former_handle (
  identity_id uuid not null references people.identity on delete cascade,
  handle      text not null,
  until       timestamptz not null,
  primary key (identity_id, handle, until)
);

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
