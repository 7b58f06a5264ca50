-- Pictures of attachments as screens show them: made anew, smaller and without what a camera wrote into them, when first asked for.
create table listening.picture (
  attachment_id uuid not null references listening.attachment on delete cascade,
  size          text not null check (size in ('small', 'large')),
  file          text,                              -- path below files/; null: none can be made of it
  bytes         int,
  at            timestamptz not null,
  primary key (attachment_id, size),
  constraint made_has_bytes check ((file is null) = (bytes is null))
);
create index picture_by_file on listening.picture (file) where file is not null;
