-- A letter may be about one part of a request alone: what was given to somebody as a part (caseflow.questions).
alter table requests.forwardings add column part_id uuid;
