-- What a customer is to the company, and who looks after them.
create table people.tier (
  id      uuid primary key,
  place   int not null,                            -- in the order of the list
  name    text not null,
  weight  text not null check (weight in ('none', 'some', 'high')), -- how much it adds to the urgency of what they write
  team_id uuid                                     -- whose their conversations are, where no rule says otherwise; null: of no team in particular
);
create unique index tier_name on people.tier (lower(name));

-- A tier that was taken off the list leaves its id with the people, so that taking that back gives it to them again; until then it says nothing.
alter table people.person
  add column tier_id          uuid,
  add column account_owner_id uuid;                -- the member who looks after them

alter table desk.routing
  add column account_owner boolean not null default true; -- whoever looks after a person gets their conversations
