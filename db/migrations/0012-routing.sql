-- Who in a team gets a conversation: whoever answered the person last, who speaks the language, else the queue.
alter table desk.conversation
  add column routed      json,                     -- contract: RoutingStep, what was considered and came to something; null: the queue, without a word
  add column answered_by uuid,                     -- the member who answered last through Aerie
  add column answered_at timestamptz,
  add constraint answered_by_when check ((answered_by is null) = (answered_at is null));
create index conversation_answered on desk.conversation (person_id, answered_at desc) where answered_by is not null;

update desk.conversation set answered_by = last.by, answered_at = last.at
from (
  select distinct on (conversation_id) conversation_id, by, at from platform.fact
  where kind = 'conversation.replied' and by is not null order by conversation_id, seq desc) as last
where conversation_id = conversation.id;

-- How a conversation finds a person. At most one row; none: the default (desk/routing/routing.ts).
create table desk.routing (
  single          boolean primary key default true check (single),
  last_agent_days int check (last_agent_days between 1 and 3650), -- who answered a person within so many days gets their next conversation; null: never
  speakers        boolean not null,                -- what not everybody in the team can read goes to who can
  load            int not null check (load between 1 and 1000) -- who has so many waiting gets no more by itself
);

-- Who gets nothing by itself for now, because they said so.
create table desk.away (
  member_id uuid primary key,
  since     timestamptz not null,
  until     timestamptz,                           -- null: until they say otherwise
  by        uuid not null
);
