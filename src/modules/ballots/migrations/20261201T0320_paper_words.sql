-- What a household wrote on its paper: a condition or a reason, read off it with the choice.
alter table ballots.papers add column words text not null default '';
