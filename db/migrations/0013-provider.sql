-- A language model of the user's choice that is asked where the machine is not sure. Off until an administrator says so.
create table triage.provider (
  one             boolean primary key default true check (one),
  url             text not null,                     -- of an OpenAI-compatible API; `/chat/completions` is added
  model           text not null,
  near            boolean not null,                  -- it stands on this machine or in its network: an administrator said so
  key             bytea,                             -- sealed; null: it needs none
  on_at           timestamptz,                       -- null: it is off
  on_by           uuid,
  below           real not null check (below between 0 and 1), -- asked where the machine is less sure than that
  unassessed      boolean not null,                  -- asked for languages the machine does not assess
  direct          boolean not null,                  -- direct messages, too
  requests_day    int check (requests_day >= 0),     -- budgets; null: none
  requests_month  int check (requests_month >= 0),
  tokens_day      bigint check (tokens_day >= 0),
  tokens_month    bigint check (tokens_month >= 0),
  price           numeric check (price >= 0),        -- of 1,000 tokens; null: not known
  currency        text not null default 'EUR',
  looked_at       timestamptz not null,              -- what was read since is still to be looked through
  failures        int not null default 0,            -- one after the other
  rests_until     timestamptz,                       -- it is left alone until then
  trouble         text,                              -- what it said last when it failed; never what it answered, never the key
  constraint on_by_someone check ((on_at is null) = (on_by is null))
);

-- What was spent, by day (UTC).
create table triage.spending (
  day      date primary key,
  requests int not null,
  tokens   bigint not null
);

-- Items that wait to be asked about.
create table triage.question (
  item_id   uuid primary key,
  why       text not null check (why in ('unsure', 'unassessed')),
  asked_at  timestamptz not null,
  tries     int not null default 0,
  next_at   timestamptz not null,                    -- not before; while it is asked, when another may take it over
  parked_at timestamptz,                             -- it failed once too often and waits for a person
  trouble   text
);
create index question_next on triage.question (tries, item_id desc) where parked_at is null;
create index question_parked on triage.question (parked_at) where parked_at is not null;

-- What the model said. It counts for nothing until somebody accepts it.
create table triage.suggestion (
  item_id    uuid primary key,
  model      text not null,
  at         timestamptz not null,
  language   text,
  intent     text not null,
  sentiment  text not null check (sentiment in ('negative', 'neutral', 'positive')),
  urgency    text not null check (urgency in ('low', 'normal', 'high', 'critical')),
  topic_id   uuid,                                   -- one of the workspace's own list; null: none of them, or there is none
  decided_at timestamptz,
  decided_by uuid,
  accepted   uuid,                                   -- the act of correction that took it over; null: undecided, or not so
  constraint decided_by_someone check ((decided_at is null) = (decided_by is null)),
  constraint accepted_is_decided check (accepted is null or decided_at is not null)
);
create index suggestion_accepted on triage.suggestion (accepted) where accepted is not null;
