-- Why a request is as urgent as it is: by its item, by the formula with its parts (codes, counts and points; no flags), or by somebody's word.
-- `priority_by` is kept with when it was last weighed, so that a night's run goes through all that is open once.
alter table requests.requests
  add column priority_by text not null default 'item' check (priority_by in ('item', 'rule', 'hand')),
  add column priority_parts jsonb,
  add column weighed_at timestamptz;
