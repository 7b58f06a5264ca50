-- Files that members add: uploaded first, then named by an answer or a logged contact, which takes the row away.
create table listening.upload (
  id   uuid primary key,
  name text not null,
  type text not null,                              -- as its first bytes tell, else as its name does
  bytes bigint not null,
  file text not null,                              -- path below the data folder's files/
  by   uuid not null,                              -- the member or key, whose it is to use
  at   timestamptz not null
);
create index upload_by_age on listening.upload (at);
create index upload_by_file on listening.upload (file);

alter table listening.attachment add column alt text; -- what is to be seen, for who cannot see it; null: nobody said
