-- What was closed last is found without looking through all that ever was.
create index cases_closed on caseflow.cases (community_id, kind, closed_at) where closed_at is not null;
