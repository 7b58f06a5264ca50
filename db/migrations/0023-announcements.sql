-- Where teams are told outside of Aerie (Slack, a webhook) of conversations at risk and of hand-overs.
create table desk.outlet (
  id         uuid primary key,
  name       text not null,
  kind       text not null check (kind in ('slack', 'slack_webhook', 'webhook')),
  access     bytea not null,                       -- sealed: desk/announce/outlet.ts, Access
  target     text not null,                        -- what may be shown of it: a channel, a host
  near       boolean not null,                     -- it stands in the company's own network: an administrator said so
  events     text[] not null,
  team_ids   uuid[],                               -- null: of every team
  texts      text not null check (texts in ('none', 'public', 'all')), -- whose words are told along
  on_at      timestamptz,                          -- null: it is off; what happened before is not announced
  created_at timestamptz not null,
  created_by uuid,
  changed_at timestamptz not null,
  changed_by uuid
);
create unique index outlet_name on desk.outlet (lower(name));

-- One thing to tell at one outlet. The id goes along: whoever is told twice knows it for one.
create table desk.announcement (
  id              uuid primary key,
  outlet_id       uuid not null references desk.outlet on delete cascade,
  fact            text not null,                   -- its place in the log
  conversation_id uuid not null,
  event           text not null,
  data            jsonb not null,
  at              timestamptz not null,
  tries           int not null default 0,
  next_at         timestamptz,                     -- not before; while it is sent, when another may take it over; null: sent or set aside
  sent_at         timestamptz,
  parked_at       timestamptz,                     -- it failed once too often and waits for a person
  trouble         text
);
create unique index announcement_once on desk.announcement (outlet_id, fact);
create index announcement_next on desk.announcement (next_at) where next_at is not null;
create index announcement_parked on desk.announcement (parked_at, id) where parked_at is not null;
create index announcement_by_age on desk.announcement (at);
