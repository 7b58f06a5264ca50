-- Since when visitors of the company's pages have had an answer before their eyes: the desk shows it beneath.
alter table channels.visitor_message add column seen_at timestamptz; -- of ours alone; null: not yet
