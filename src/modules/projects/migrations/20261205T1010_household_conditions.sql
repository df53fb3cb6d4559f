-- `home_key`: the household whose condition it is, as the roll of households names it (its id, else the dwelling's); none where others were asked.
-- `part`: which of what one household said; those from 2 on were written down later, by whom `entered_by_person` says.
alter table projects.conditions
  add column home_key text,
  add column part int not null default 1 check (part >= 1),
  add column entered_by_person uuid;
drop index projects.conditions_of_project;
create unique index conditions_of_project on projects.conditions (community_id, project_id, seq, part);
create index conditions_by_home on projects.conditions (community_id, home_key) where home_key is not null;
-- What was written down by mistake goes again.
grant delete on projects.conditions to linli_app;

update projects.conditions c set home_key = v.same_key
from projects.projects p
join ballots.ballots b on b.community_id = p.community_id and b.id = p.ballot_id and b.roll_kind = 'households'
join ballots.voters v on v.community_id = b.community_id and v.ballot_id = b.id and v.source = 'register'
join ballots.words w on w.community_id = v.community_id and w.ballot_id = v.ballot_id and w.voter_id = v.id
where p.community_id = c.community_id and p.id = c.project_id and v.dwelling_id = c.dwelling_id and w.text = c.text;
