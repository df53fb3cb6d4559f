-- Of what fewer judge, a satisfaction ballot with a bar draws no conclusion. What was announced before there was such a rule goes by its own.
alter table ballots.ballots add column judges_least int check (judges_least >= 1);
update ballots.ballots set judges_least = 5 where kind = 'satisfaction' and announced_at is null;
