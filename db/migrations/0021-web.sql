-- Visitors of the company's own pages: what they are shown is kept here until they have seen it, and for when they come back.
create table channels.visitor (
  id              uuid primary key,
  channel_id      uuid not null references channels.channel,
  token           bytea unique,                     -- SHA-256 of what their page holds; null: nobody can come back to it
  user_id         text,                             -- whom the company's own page says they are, signed with the channel's secret
  signed_until    timestamptz,                      -- that signature holds so long
  name            text,                             -- what they said of themselves; nobody has checked it
  email           text,
  came_by         text not null default 'widget' check (came_by in ('widget', 'form')),
  language        text not null default 'en',       -- of the page, for what we write to them ourselves
  remembered_at   timestamptz,                      -- since when they let their device keep the token
  address         text not null,                    -- keyed digest of where they came from: to count, not to read
  conversation_id uuid,
  last_place      int not null default 0,           -- of the newest message
  seen_place      int not null default 0,           -- what of ours they have seen
  read_place      int not null default 0,           -- what of theirs somebody at the desk has looked at
  mailed_place    int not null default 0,           -- what of ours went to their mail address, because they were gone
  opened_at       timestamptz not null,
  last_at         timestamptz not null
);
create index visitor_by_address on channels.visitor (channel_id, address, opened_at);
create index visitor_in_conversation on channels.visitor (conversation_id) where conversation_id is not null;
create index visitor_by_age on channels.visitor (last_at);

create table channels.visitor_message (
  visitor_id  uuid not null references channels.visitor on delete cascade,
  place       int not null,                         -- counted from 1 for each visitor
  id          text not null,                        -- theirs: made by their page; ours: the message in the outbox
  direction   text not null check (direction in ('in', 'out')),
  text        text not null,
  attachments jsonb not null default '[]',
  at          timestamptz not null,
  primary key (visitor_id, place),
  unique (visitor_id, id)
);
