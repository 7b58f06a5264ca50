-- The ways in and out.
create schema channels;

create table channels.channel (
  id             uuid primary key,
  network        text not null,                    -- the adapter's folder name
  name           text not null unique,
  brand_id       uuid,
  team_id        uuid,                             -- where its conversations go when no rule says otherwise
  settings       jsonb not null default '{}',
  secret         bytea,                            -- AES-256-GCM; the key is outside the database
  cursor         jsonb,                            -- where receiving goes on; moves in the transaction that keeps the items
  paused_at      timestamptz,
  paused_by      uuid,
  removed_at     timestamptz,
  created_at     timestamptz not null,
  -- health
  leased_by      uuid,                             -- the process that receives for it now
  leased_until   timestamptz,
  last_ok_at     timestamptz,
  last_item_at   timestamptz,
  failing_since  timestamptz,
  last_error     text,
  needs          text                              -- what a person must do, null: nothing
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
  attempts        int not null default 0,
  due_at          timestamptz not null,            -- not before: undo time, back-off
  leased_until    timestamptz,
  error           text,
  advice          text,                            -- what the writer can do about the failure
  sent_at         timestamptz,
  url             text
);
create index outbox_due on channels.outbox (due_at) where state in ('queued', 'sending');
create index outbox_of_conversation on channels.outbox (conversation_id, written_at);
create index outbox_failed on channels.outbox (written_at) where state = 'failed';
create unique index outbox_network_id on channels.outbox (channel_id, network_id) where network_id is not null;
