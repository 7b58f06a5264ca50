-- In which language somebody writes: short messages of theirs are read in it.
alter table people.identity add column language text; -- ISO 639-1, of the newest message long enough to tell; null: none was
