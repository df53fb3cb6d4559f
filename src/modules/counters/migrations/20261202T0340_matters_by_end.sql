-- What came of each matter in a span, and what is still open: without walking through all cases.
create index case_matters_ended on counters.case_matters (community_id, ended_at);
