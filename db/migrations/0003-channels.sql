-- The ways in and out.
create schema channels;

create table channels.channel (
  id             uuid primary key,
  network        text not null,                    -- the adapter's folder name
  name           text not null,
  brand_id       uuid,
  team_id        uuid,                             -- where its conversations go when no rule says otherwise
  settings       jsonb not null default '{}',
  own            jsonb,                            -- whose account it is there: id, handle, name of the author of what we send
  secret         bytea,                            -- AES-256-GCM; the key is outside the database
  cursor         jsonb,                            -- where receiving goes on; moves in the transaction that keeps the items
  paused_at      timestamptz,
  paused_by      uuid,
  removed_at     timestamptz,
  created_at     timestamptz not null,
  changed_at     timestamptz not null,             -- a receiver that began before starts anew
  -- health
  leased_by      uuid,                             -- the receiver at work now; only its deliveries are kept
  leased_until   timestamptz,                      -- by the database's own clock, the one that all processes share
  last_ok_at     timestamptz,
  last_item_at   timestamptz,
  failing_since  timestamptz,
  failing_told_at timestamptz,                     -- when a fact said so; a single hiccup is not told
  last_error     text,
  needs          text,                             -- what a person must do, null: nothing
  usual_gap      real,                             -- seconds between deliveries with something new, smoothed
  -- how much may be sent: a bucket of messages that refills evenly
  send_left      real,
  send_left_at   timestamptz,
  send_after     timestamptz                       -- the network asked us to wait until then
);
create unique index channel_name on channels.channel (lower(name)) where removed_at is null;

-- Someone is at a network's own sign-in page now. The state comes back with them.
create table channels.sign_in (
  state    text primary key,
  network  text not null,
  begun_by uuid not null,
  begun_at timestamptz not null,
  kept     bytea not null                          -- sealed: what the adapter needs to finish, and the form as filled
);

create table channels.outbox (
  id              uuid primary key,
  channel_id      uuid not null references channels.channel,
  conversation_id uuid not null,
  in_reply_to     text,                            -- network id of the item that is answered
  network_id      text,                            -- chosen before sending where the network lets us, else set when sent
  message         jsonb not null,                  -- channels/outgoing.ts: Outgoing
  written_at      timestamptz not null,
  written_by      uuid,
  state           text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed', 'cancelled')),
  attempts        int not null default 0,          -- ever; after the first it is looked for before it is sent
  tries           int not null default 0,          -- since a person last asked for it
  due_at          timestamptz not null,            -- not before: undo time, back-off
  waits_since     timestamptz,                     -- when that wait began: if it lies ahead, the clock was set back and the wait is over
  leased_by       uuid,                            -- the attempt under way
  leased_until    timestamptz,                     -- by the database's own clock
  error           text,
  advice          text,                            -- what the writer can do about the failure
  sent_at         timestamptz,
  url             text
);
create index outbox_open on channels.outbox (channel_id, due_at) where state in ('queued', 'sending');
create index outbox_of_conversation on channels.outbox (conversation_id, written_at, id);
create index outbox_failed on channels.outbox (channel_id) where state = 'failed';
create unique index outbox_network_id on channels.outbox (channel_id, network_id) where network_id is not null;
