-- What networks bring to our doors instead of being asked: written down as it came before it is acknowledged, until a receiver has kept it.
create table channels.letter (
  channel_id uuid not null references channels.channel on delete cascade,
  nth        bigint not null,                      -- the network's own number: brought twice, it is here once
  body       text not null,
  came_at    timestamptz not null,
  primary key (channel_id, nth)
);

alter table channels.channel
  add column refused_at timestamptz;               -- somebody came to its door without the secret, last; noted once a minute at most
