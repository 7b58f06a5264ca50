-- What an adapter keeps of an item can change with an edit: a content warning that was added.
alter table listening.early_change add column extra jsonb;
