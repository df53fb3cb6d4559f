-- Ask-points (问需点): places with hours and a duty post whose poster opens a located form.
create table requests.ask_points (
  community_id int not null,
  id uuid not null,
  -- what the poster's code and its plain address end with; never given again
  code text not null,
  name text not null,
  area_id uuid,
  place_detail text not null default '',
  hours text not null default '',
  duty_post_id uuid,
  item_codes text[] not null default '{}',
  valid_until date,
  made_at timestamptz not null,
  retired_at timestamptz,
  -- where to go instead, told by the poster that still hangs
  instead text not null default '',
  instead_id uuid,
  primary key (community_id, id),
  unique (community_id, code),
  foreign key (community_id, instead_id) references requests.ask_points (community_id, id),
  check (retired_at is null or instead <> '' or instead_id is not null)
);
select platform.community_table('requests.ask_points', 'select, insert, update');

alter table requests.requests add column ask_point_id uuid;
alter table requests.requests add constraint requests_ask_point
  foreign key (community_id, ask_point_id) references requests.ask_points (community_id, id);
create index requests_ask_point on requests.requests (community_id, ask_point_id, id) where ask_point_id is not null;
