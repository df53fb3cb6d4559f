-- Disputed assignments and longer limits: a request that was refused twice waits for a ruling (派单裁定); one that was ruled upon isn't
-- sent back again. What an extension adds to the item's limit, in the item's own unit.
alter table requests.requests
  add column ruling_since timestamptz,
  add column ruled_at timestamptz,
  add column extended_amount int not null default 0 check (extended_amount between 0 and 1000);
create index requests_ruling on requests.requests (community_id, id) where ruling_since is not null;

-- Routing rules: what would go to one party goes to another, for an item and an area (null: any). The past ones are the history.
create table requests.routing_rules (
  community_id int not null,
  id uuid not null,
  item_code text,
  area_id uuid,
  from_kind text not null check (from_kind in ('community', 'property_company', 'residents', 'department')),
  -- null: whoever of that kind answers
  from_body_id uuid,
  to_kind text not null check (to_kind in ('community', 'property_company', 'residents', 'department')),
  to_body_id uuid,
  to_post_id uuid,
  reason text not null,
  -- the request whose ruling became the rule
  request_id uuid,
  since timestamptz not null,
  until timestamptz,
  ended_because text not null default '',
  primary key (community_id, id)
);
create index routing_rules_in_force on requests.routing_rules (community_id, since, id) where until is null;
create index routing_rules_past on requests.routing_rules (community_id, until, id) where until is not null;
select platform.community_table('requests.routing_rules', 'select, insert, update');
