-- Whose it is, until when, and the answer. The law of the desk is in the constraints of `conversation`.
create schema desk;

create table desk.conversation (
  id              uuid primary key,                 -- the thread's id
  channel_id      uuid not null,
  brand_id        uuid,
  person_id       uuid not null,
  visibility      text not null check (visibility in ('public', 'direct')),
  subject         text,
  preview         text not null,
  items           int not null,
  language        text,
  intent          text not null,
  sentiment       real,
  urgency         text not null check (urgency in ('low', 'normal', 'high', 'critical')),
  state           text not null check (state in ('waiting_for_us', 'waiting_for_them', 'snoozed', 'held', 'closed')),
  -- whose
  team_id         uuid not null,
  owner_id        uuid,
  queued_at       timestamptz,
  because         text,                             -- why this team: the rule's name
  ruled           jsonb,                            -- ids of the rules that met it; null: none did
  -- the clock
  due_at          timestamptz,
  due_kind        text check (due_kind in ('first_response', 'next_response', 'resolution')),
  due_because     json,                             -- contract.ts: DueBecause, what the sentence is made of
  alarm_at        timestamptz,                      -- the next instant a nearly-due, breach or snooze fact is owed
  nearly_due_at   timestamptz,                      -- since when it has been nearly due; the fact is written
  breached_at     timestamptz,                      -- since when the deadline has been broken; the fact is written
  awaiting_since  timestamptz,                      -- the oldest unanswered item of theirs
  clock_from      timestamptz,                      -- since when the clock has run; null: it stands still
  response_spent  bigint not null default 0,        -- ms of working time used up when it stood still last
  resolution_spent bigint not null default 0,
  answered_until  timestamptz,                      -- what they wrote until then was answered outside Aerie
  window_until    timestamptz,                      -- the network takes no answer after that
  before_reply    jsonb,                            -- the clock as it stood before a reply that is on its way
  before_rest     jsonb,                            -- the clock as it stood before a snooze or a closing
  -- history in brief
  opened_at       timestamptz not null,
  first_answered_at timestamptz,
  last_in_at      timestamptz,
  last_out_at     timestamptz,
  last_item_at    timestamptz not null,
  snoozed_until   timestamptz,
  snoozed_by      uuid,
  closed_at       timestamptz,
  closed_by       uuid,                             -- null while closed: Aerie itself
  outcome         text,
  held_at         timestamptz,                      -- since when it has been held aside; kept while closed, so that closing can be undone
  held_because    text,                             -- the rule that said so; null: it was read as spam
  changes         int not null default 0,           -- grows whenever something is said, for "changed while you typed"
  -- whose eyes: a team's for a direct conversation, everyone's (zeros) for a public one
  audience        uuid not null generated always as (case visibility when 'public' then '00000000-0000-0000-0000-000000000000'::uuid else team_id end) stored,

  constraint awaits_us_has_clock check (state <> 'waiting_for_us' or (due_at is not null and awaiting_since is not null and clock_from is not null)),
  constraint awaits_us_has_owner_or_place check (state <> 'waiting_for_us' or (owner_id is null) <> (queued_at is null)),
  constraint only_waiting_has_place check (state = 'waiting_for_us' or queued_at is null),
  constraint only_waiting_is_due check (state = 'waiting_for_us' or (due_at is null and clock_from is null)),
  constraint due_is_explained check ((due_at is null) = (due_kind is null) and (due_at is null) = (due_because is null)),
  constraint snoozed_says_until check ((state = 'snoozed') = (snoozed_until is not null)),
  constraint closed_says_when check ((state = 'closed') = (closed_at is not null) and (state = 'closed') = (outcome is not null)),
  constraint held_stands_aside check (state <> 'held' or (held_at is not null and awaiting_since is not null and owner_id is null)),
  constraint held_says_since check (held_at is null or state in ('held', 'closed')),
  constraint alarm_when_needed check (state <> 'snoozed' or alarm_at is not null),
  constraint due_rings_or_rang check (state <> 'waiting_for_us' or (alarm_at is null) = (breached_at is not null)),
  constraint rests_without_alarm check (state in ('waiting_for_us', 'snoozed') or alarm_at is null)
);
-- Lists are read audience by audience, each from its end of an index, and merged; what they are filtered by is in the index as well.
create index conversation_waiting on desk.conversation (audience, due_at, id) include (team_id, channel_id, urgency, intent) where state = 'waiting_for_us';
create index conversation_queue on desk.conversation (team_id, due_at, id) where state = 'waiting_for_us' and owner_id is null;
create index conversation_mine on desk.conversation (owner_id, coalesce(due_at, 'infinity'), id) where owner_id is not null and state <> 'closed';
create index conversation_resting on desk.conversation (state, audience, last_item_at desc, id desc) include (team_id, channel_id, urgency, intent)
  where state <> 'waiting_for_us';
create index conversation_resting_by_channel on desk.conversation (state, audience, channel_id, last_item_at desc, id desc) include (team_id, urgency, intent)
  where state <> 'waiting_for_us';
create index conversation_resting_by_team on desk.conversation (state, audience, team_id, last_item_at desc, id desc) include (channel_id, urgency, intent)
  where state <> 'waiting_for_us';
create index conversation_nearly on desk.conversation (audience, due_at) where state = 'waiting_for_us' and nearly_due_at is not null and breached_at is null;
create index conversation_of_person on desk.conversation (person_id, last_item_at desc, id desc);
create index conversation_alarm on desk.conversation (alarm_at) where alarm_at is not null;

-- Conversations that a late parent joined to another: their facts and messages keep the old id.
create table desk.merged (
  id      uuid primary key,
  into_id uuid not null,
  at      timestamptz not null
);
create index merged_into on desk.merged (into_id);

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

-- Who is mentioned in a conversation's notes: who is mentioned may see it.
create table desk.mention (
  member_id       uuid not null,
  conversation_id uuid not null,
  at              timestamptz not null,             -- the newest note that mentions them
  seen_at         timestamptz,
  primary key (member_id, conversation_id)
);
create index mention_newest on desk.mention (member_id, at desc, conversation_id desc);
create index mention_unseen on desk.mention (member_id) where seen_at is null;
create index mention_in_conversation on desk.mention (conversation_id);

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
  team_id    uuid primary key,
  week       jsonb,                                 -- {"mon": [["09:00","12:30"],["13:30","18:00"]], …} in the team's time zone; null: around the clock
  holidays   jsonb not null default '[]',           -- [{"date":"2026-12-25","name":"Christmas Day"}]
  changed_at timestamptz not null,
  changed_by uuid
);

-- How soon we promise to answer, in minutes of working time. The target that names most of what fits is the one that counts.
create table desk.target (
  id             uuid primary key,
  channel_id     uuid,
  visibility     text check (visibility in ('public', 'direct')),
  urgency        text check (urgency in ('low', 'normal', 'high', 'critical')),
  first_response int not null check (first_response > 0),
  next_response  int not null check (next_response > 0),
  resolution     int not null check (resolution > 0)
);
create unique index target_once on desk.target (coalesce(channel_id, '00000000-0000-0000-0000-000000000000'), coalesce(visibility, ''), coalesce(urgency, ''));

-- What is done with what comes in. Of the rules that fit, the first that names a team gives it; all else adds up.
create table desk.rule (
  id      uuid primary key,
  place   int not null,
  name    text not null,
  fits    jsonb not null,                           -- contract.ts: Condition
  team_id uuid,                                     -- null: leaves the team as it is
  does    jsonb not null default '{}'               -- contract.ts: RuleEffects
);
create index rule_in_order on desk.rule (place, id);

-- Which rule did what to which conversation, once each. Let go after 90 days (desk/rules/forget-firings.ts).
create table desk.rule_firing (
  rule_id         uuid not null,
  conversation_id uuid not null,
  at              timestamptz not null,
  name            text not null,                    -- the rule's name then
  did             jsonb not null,                   -- contract.ts: RuleEffects, with the team it gave
  primary key (conversation_id, rule_id)
);
create index rule_firing_newest on desk.rule_firing (rule_id, at);
create index rule_firing_by_age on desk.rule_firing (at);

-- Conversations a rule tells a team of that does not have them.
create table desk.hint (
  team_id         uuid not null,
  conversation_id uuid not null,
  at              timestamptz not null,
  primary key (conversation_id, team_id)
);
create index hint_newest on desk.hint (team_id, at desc, conversation_id desc);

-- From which confidence on what was read as spam is held aside; null: never. At most one row; none: the default (desk/rules/noise.ts).
create table desk.noise (
  single    boolean primary key default true check (single),
  hold_from real
);
