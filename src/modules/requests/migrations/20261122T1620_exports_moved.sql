-- Sheets made in the background are kept by the engine `exports` for every list.
insert into exports.runs (community_id, id, list, filter, columns, person_id, account_id, language, started_at, finished_at, rows, name,
  bytes, refusal)
select community_id, id, 'requests', filter, columns, person_id, account_id, language, started_at, finished_at, rows, name, bytes, refusal
from requests.exports;
drop table requests.exports;
