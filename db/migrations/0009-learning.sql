-- What people said was right, and what was learned from it: a layer of weights over those that ship.
create table triage.correction (
  id            uuid not null,                     -- one act of a person; "that is right" says up to three things
  what          text not null check (what in ('intent', 'sentiment', 'urgency')),
  item_id       uuid not null,
  said          text,                              -- what the machine had read; null: it claimed nothing
  "right"       text not null,                     -- the same as `said`: the person agreed
  by            uuid not null,
  at            timestamptz not null,
  taken_back_at timestamptz,
  primary key (id, what)
);
create index correction_of_item on triage.correction (item_id, what, by, at desc, id desc) where taken_back_at is null;
create index correction_newest on triage.correction (at desc, id desc, what desc) where taken_back_at is null;
create index correction_taken_back on triage.correction (taken_back_at) where taken_back_at is not null;

create table triage.layer (
  version     int primary key check (version > 0),
  made_at     timestamptz not null,
  made_for    text not null,                       -- the weights it adds to; of no use with others
  corrections int not null,                        -- learned from
  acceptances int not null,
  held_back   json not null,                       -- contract.ts: HeldBack, by what was asked; right answers with and without
  helps       boolean not null,                    -- on what was held back it is not worse than without
  weights     bytea check (octet_length(weights) <= 262144)  -- learning/layer.ts; null: too old to be kept
);

-- One row: which layer is in use, and since when corrections count.
create table triage.learning (
  one               boolean primary key default true check (one),
  in_use            int references triage.layer,   -- null: the weights that ship, alone
  forgotten_at      timestamptz,                   -- corrections until then are learned from no more
  forgotten_by      uuid,
  before_forgetting int references triage.layer,   -- what undoing that uses again
  constraint forgotten_by_someone check ((forgotten_at is null) = (forgotten_by is null))
);
insert into triage.learning default values;
