-- The limit somebody was reminded of before it passed; another limit is another reminder. The index holds only what is still to be
-- looked at, so that looking grows with what comes due.
alter table caseflow.cases add column reminded_for timestamptz;
create index cases_to_remind on caseflow.cases (community_id, next_due, id)
  where state in ('assigned', 'accepted') and (reminded_for is null or reminded_for <> next_due);
