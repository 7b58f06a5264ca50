-- What an item is about, as the machine read it, with its reasons.
create schema triage;

create table triage.assessment (
  item_id    uuid primary key,
  language   text,                                 -- ISO 639-1, null: not assessed
  intent     text not null,                        -- the main one; other: none is likely
  intents    json not null default '[]',           -- [{intent, confidence}], the likeliest first; empty: not sure or not assessed
  sentiment  real,                                 -- -1 … 1, null: not assessed
  urgency    text not null check (urgency in ('low', 'normal', 'high', 'critical')),
  urgency_score smallint not null default 0,       -- 0–100
  reasons    json not null default '[]',          -- as they were written: nothing is looked for in them
  engine     text not null                         -- name and version of what read it
);
