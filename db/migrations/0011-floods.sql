-- Nearly the same text from many: recognised when it comes in, shown as one line.
alter table desk.conversation add column flood_id uuid;   -- it opened with nearly the same words as others of this flood; null: it stands for itself

-- What conversations opened with, for a day, as far as it takes to know its like. Not in the journal: after a crash it begins anew,
-- and what was known to be a flood stays one.
create unlogged table desk.likeness (
  conversation_id uuid not null,
  audience        uuid not null,                    -- a direct message is like others of its team alone
  at              timestamptz not null,
  shingles        bytea not null,                   -- floods/sketch.ts, four bytes each
  band_a          int not null,
  band_b          int not null
);
create index likeness_a on desk.likeness (band_a, audience, at);
create index likeness_b on desk.likeness (band_b, audience, at);

-- The one line of a flood is the first of it in the order of a list: each order has its index.
create index conversation_flood_waiting on desk.conversation (flood_id, audience, due_at, id) where flood_id is not null and state = 'waiting_for_us';
create index conversation_flood_resting on desk.conversation (flood_id, state, audience, last_item_at desc, id desc)
  where flood_id is not null and state <> 'waiting_for_us';

-- The lists' indexes hold what lists are filtered by, topics included, and what tells a flood.
drop index desk.conversation_waiting;
create index conversation_waiting on desk.conversation (audience, due_at, id) include (team_id, channel_id, urgency, intent, topic_id, flood_id)
  where state = 'waiting_for_us';
drop index desk.conversation_resting;
create index conversation_resting on desk.conversation (state, audience, last_item_at desc, id desc) include (team_id, channel_id, urgency, intent, topic_id, flood_id)
  where state <> 'waiting_for_us';
drop index desk.conversation_resting_by_channel;
create index conversation_resting_by_channel on desk.conversation (state, audience, channel_id, last_item_at desc, id desc)
  include (team_id, urgency, intent, topic_id, flood_id) where state <> 'waiting_for_us';
drop index desk.conversation_resting_by_team;
create index conversation_resting_by_team on desk.conversation (state, audience, team_id, last_item_at desc, id desc)
  include (channel_id, urgency, intent, topic_id, flood_id) where state <> 'waiting_for_us';
