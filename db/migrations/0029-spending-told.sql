-- What was said of a channel's budget last, so that each turn is told once; null: that all is well.
alter table channels.budget add column told text check (told in ('nearly', 'reading_stopped', 'spent'));
update channels.budget set told = 'reading_stopped' where told_at is not null;

-- Answers that a network lets one give in a day are counted by when they were sent.
create index outbox_sent_lately on channels.outbox (channel_id, sent_at) where state = 'sent';

-- One name for one thing, as on the message itself.
alter table channels.came rename column late to received_late;
