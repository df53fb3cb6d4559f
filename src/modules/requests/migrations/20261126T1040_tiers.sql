-- Which rule said how big a matter is (分级): its item, its urgency, how many ask for it; or somebody's word, with a reason in the course.
alter table requests.requests
  add column tier_why text not null default 'item' check (tier_why in ('item', 'priority', 'askers', 'hand'));
