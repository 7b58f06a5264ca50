-- The company: brands, teams, the people who work in it, and the keys that act for it.
create schema workspace;

create table workspace.company (
  id        boolean primary key default true check (id), -- one install is one company
  name      text not null,
  time_zone text not null default 'UTC',                 -- IANA name
  language  text not null default 'en',
  set_up_at timestamptz
);
insert into workspace.company (name) values ('Our company');

create table workspace.brand (
  id         uuid primary key,
  name       text not null,
  created_at timestamptz not null
);
create unique index brand_name on workspace.brand (lower(name));

-- `id` is also the id of the account in the `auth` schema.
create table workspace.member (
  id         uuid primary key,
  email      text not null,
  name       text not null,
  role       text not null check (role in ('administrator', 'lead', 'agent', 'seller', 'marketer', 'viewer')),
  languages  text[] not null default '{}',
  time_zone  text,
  language   text,
  joined_at  timestamptz not null,
  removed_at timestamptz,
  removed_by uuid
);
create unique index member_email on workspace.member (lower(email)) where removed_at is null;

create table workspace.team (
  id         uuid primary key,
  name       text not null unique,
  purpose    text not null check (purpose in ('care', 'sales', 'marketing', 'other')),
  time_zone  text not null,
  is_default boolean not null default false,             -- takes what no rule sends elsewhere
  created_at timestamptz not null,
  removed_at timestamptz
);
create unique index one_default_team on workspace.team (is_default) where is_default;

create table workspace.team_member (
  team_id   uuid not null references workspace.team,
  member_id uuid not null references workspace.member,
  primary key (team_id, member_id)
);
create index team_of_member on workspace.team_member (member_id);

create table workspace.api_key (
  id           uuid primary key,
  name         text not null,
  role         text not null check (role in ('administrator', 'lead', 'agent', 'seller', 'marketer', 'viewer')),
  prefix       text not null,                            -- shown in lists, so that a key can be recognised
  hash         bytea not null unique,                    -- SHA-256 of the key, which is 256 bits of chance
  created_at   timestamptz not null,
  created_by   uuid,
  last_used_at timestamptz,
  revoked_at   timestamptz,
  revoked_by   uuid
);
