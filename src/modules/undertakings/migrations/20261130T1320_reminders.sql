-- The day of the next step of which its lead was reminded.
alter table undertakings.undertakings add column reminded_day date;
