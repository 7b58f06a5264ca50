-- What an item is about, as the machine read it, with its reasons.
create schema triage;

create table triage.assessment (
  item_id    uuid primary key,
  language   text,                                 -- ISO 639-1, null: not assessed
  intent     text not null,
  sentiment  real,                                 -- -1 … 1, null: not assessed
  urgency    text not null check (urgency in ('low', 'normal', 'high', 'critical')),
  reasons    json not null default '[]',          -- as they were written: nothing is looked for in them
  engine     text not null                         -- name and version of what read it
);
