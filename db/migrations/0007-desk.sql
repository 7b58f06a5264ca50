-- Whose it is, until when, and the answer. The law of the desk is in the constraints of `conversation`.
create schema desk;

create table desk.conversation (
  id             uuid primary key,                 -- the thread's id
  channel_id     uuid not null,
  brand_id       uuid,
  person_id      uuid not null,
  visibility     text not null check (visibility in ('public', 'direct')),
  subject        text,
  preview        text not null,
  items          int not null,
  language       text,
  intent         text not null,
  sentiment      real,
  urgency        text not null check (urgency in ('low', 'normal', 'high', 'critical')),
  state          text not null check (state in ('waiting_for_us', 'waiting_for_them', 'snoozed', 'closed')),
  -- whose
  team_id        uuid,
  owner_id       uuid,
  queued_at      timestamptz,
  because        text,                             -- why this team: the rule's name
  -- the clock
  due_at         timestamptz,
  due_kind       text check (due_kind in ('first_response', 'next_response', 'resolution')),
  due_because    jsonb,                            -- desk/clock: what the sentence is made of
  alarm_at       timestamptz,                      -- the next instant a nearly-due, breach or snooze fact is owed
  nearly_due_at  timestamptz,
  breached_at    timestamptz,
  awaiting_since timestamptz,                      -- the oldest unanswered item of theirs
  resolve_by     timestamptz,
  -- history in brief
  opened_at      timestamptz not null,
  first_answered_at timestamptz,
  last_in_at     timestamptz,
  last_out_at    timestamptz,
  last_item_at   timestamptz not null,
  snoozed_until  timestamptz,
  snoozed_by     uuid,
  closed_at      timestamptz,
  closed_by      uuid,
  outcome        text,
  changes        int not null default 0,           -- grows with every change, for "changed while you typed"

  constraint awaits_us_has_team_and_clock check (state <> 'waiting_for_us' or (team_id is not null and due_at is not null and awaiting_since is not null)),
  constraint awaits_us_has_owner_or_place check (state <> 'waiting_for_us' or (owner_id is null) <> (queued_at is null)),
  constraint only_waiting_has_place check (state = 'waiting_for_us' or queued_at is null),
  constraint only_waiting_is_due check (state = 'waiting_for_us' or due_at is null),
  constraint due_is_explained check ((due_at is null) = (due_kind is null) and (due_at is null) = (due_because is null)),
  constraint snoozed_says_until check ((state = 'snoozed') = (snoozed_until is not null)),
  constraint closed_says_when check ((state = 'closed') = (closed_at is not null) and (state = 'closed') = (outcome is not null)),
  constraint alarm_when_needed check (state <> 'snoozed' or alarm_at is not null)
);
create index conversation_waiting on desk.conversation (due_at, id) where state = 'waiting_for_us';
create index conversation_queue on desk.conversation (team_id, due_at, id) where state = 'waiting_for_us' and owner_id is null;
create index conversation_mine on desk.conversation (owner_id, state, due_at, id) where owner_id is not null and state <> 'closed';
create index conversation_by_state on desk.conversation (state, last_item_at desc, id desc) where state <> 'waiting_for_us';
create index conversation_of_person on desk.conversation (person_id, last_item_at desc, id desc);
create index conversation_alarm on desk.conversation (alarm_at) where alarm_at is not null;

create table desk.note (
  id              uuid primary key,
  conversation_id uuid not null,
  text            text not null,
  mentions        uuid[] not null default '{}',
  by              uuid not null,
  at              timestamptz not null,
  removed_at      timestamptz
);
create index note_of_conversation on desk.note (conversation_id, at);
create index note_mentions on desk.note using gin (mentions);

create table desk.conversation_tag (
  conversation_id uuid not null,
  tag             text not null,
  by              uuid,
  at              timestamptz not null,
  primary key (conversation_id, tag)
);
create index conversation_by_tag on desk.conversation_tag (tag, conversation_id);

-- When a team works. One calendar a team; a team without one works around the clock.
create table desk.calendar (
  team_id  uuid primary key,
  week     jsonb not null,                         -- {"mon": [["09:00","12:30"],["13:30","18:00"]], …} in the team's time zone
  holidays jsonb not null default '[]',            -- [{"date":"2026-12-25","name":"Christmas Day"}]
  changed_at timestamptz not null,
  changed_by uuid
);

-- How soon we promise to answer. The most specific target that fits is the one that counts.
create table desk.target (
  id             uuid primary key,
  channel_id     uuid,
  visibility     text check (visibility in ('public', 'direct')),
  urgency        text check (urgency in ('low', 'normal', 'high', 'critical')),
  first_response int not null check (first_response > 0),   -- minutes of business time
  next_response  int not null check (next_response > 0),
  resolution     int not null check (resolution > 0)
);
create unique index target_once on desk.target (coalesce(channel_id, '00000000-0000-0000-0000-000000000000'), coalesce(visibility, ''), coalesce(urgency, ''));

-- Which team gets it: the first rule that fits, in order.
create table desk.rule (
  id       uuid primary key,
  place    int not null,
  name     text not null,
  fits     jsonb not null,                         -- desk/rule.ts: Condition
  team_id  uuid not null
);
create index rule_in_order on desk.rule (place, id);
