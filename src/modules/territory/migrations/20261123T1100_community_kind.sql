-- Whether a residents' committee or a villagers' committee leads it.
alter table territory.communities add column kind text not null default 'urban' check (kind in ('urban', 'village'));
