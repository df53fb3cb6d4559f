-- Whoever died stays in the register, out of its lists: the history of dwellings, households and requests needs the entry.
alter table people.persons add column died_on date;
