-- When something last happened to a case: lists sort by it.
alter table caseflow.cases add column changed_at timestamptz not null default now();
update caseflow.cases c set changed_at = coalesce(
  (select max(s.at) from caseflow.steps s where s.community_id = c.community_id and s.case_id = c.id), c.filed_at);
create index cases_changed on caseflow.cases (community_id, changed_at, id);
