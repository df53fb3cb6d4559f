-- Patrols (楼长巡查): routes of points, walked in a rhythm; what is found on the way goes to who answers for it and comes back to be looked at.
create table outreach.patrol_routes (
  community_id int not null,
  id uuid not null,
  name text not null,
  note text not null default '',
  area_id uuid not null,
  -- one of both: each so many days, or on these weekdays (1 Monday … 7 Sunday)
  every_days smallint check (every_days between 1 and 90),
  weekdays smallint[] not null default '{}',
  -- who walks: somebody, or whoever holds a post
  walker_person_id uuid,
  walker_post_id uuid,
  made_at timestamptz not null,
  retired_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, area_id) references territory.areas (community_id, id),
  check ((every_days is null) = (cardinality(weekdays) > 0)),
  check ((walker_person_id is null) <> (walker_post_id is null))
);
create index patrol_routes_by_name on outreach.patrol_routes (community_id, name, id);
create index patrol_routes_of_person on outreach.patrol_routes (community_id, walker_person_id) where walker_person_id is not null;
create index patrol_routes_of_post on outreach.patrol_routes (community_id, walker_post_id) where walker_post_id is not null;
select platform.community_table('outreach.patrol_routes', 'select, insert, update');

-- A point keeps its code for ever: posters hang. Where it lies is the point's place, never a walker's.
create table outreach.patrol_points (
  community_id int not null,
  id uuid not null,
  route_id uuid not null,
  position smallint not null,
  name text not null,
  code text not null,
  latitude numeric(8, 5) check (latitude between -90 and 90),
  longitude numeric(8, 5) check (longitude between -180 and 180),
  retired_at timestamptz,
  primary key (community_id, id),
  unique (community_id, code),
  foreign key (community_id, route_id) references outreach.patrol_routes (community_id, id),
  check ((latitude is null) = (longitude is null))
);
create index patrol_points_of_route on outreach.patrol_points (community_id, route_id, position);
select platform.community_table('outreach.patrol_points', 'select, insert, update');

-- One walk of a route; the id is made on the phone, so that it arrives once. Of a walker no track is kept, only which points were seen.
create table outreach.patrol_walks (
  community_id int not null,
  id uuid not null,
  route_id uuid not null,
  area_id uuid not null,
  walker_person_id uuid,
  started_at timestamptz not null,
  finished_at timestamptz,
  points smallint,
  skipped smallint,
  forgotten_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, route_id) references outreach.patrol_routes (community_id, id)
);
create index patrol_walks_of_route on outreach.patrol_walks (community_id, route_id, started_at desc);
create index patrol_walks_by_day on outreach.patrol_walks (community_id, started_at) where forgotten_at is null;
select platform.community_table('outreach.patrol_walks', 'select, insert, update');

create table outreach.patrol_reached (
  community_id int not null,
  walk_id uuid not null,
  point_id uuid not null,
  -- its code was scanned; the phone stood there; by hand with a reason; not reached, with a reason
  how text not null check (how in ('code', 'position', 'hand', 'skipped')),
  -- how far the phone stood from the point and how exactly it knew that, in metres
  metres int check (metres between 0 and 100000),
  accuracy int check (accuracy between 0 and 100000),
  reason text not null default '',
  at timestamptz not null,
  primary key (community_id, walk_id, point_id),
  foreign key (community_id, walk_id) references outreach.patrol_walks (community_id, id),
  foreign key (community_id, point_id) references outreach.patrol_points (community_id, id)
);
select platform.community_table('outreach.patrol_reached', 'select, insert, delete');

-- A route is due by `day`; walked on a day from `from_day` on it is done. Missed once the day is over.
create table outreach.patrol_dues (
  community_id int not null,
  route_id uuid not null,
  day date not null,
  from_day date not null,
  walk_id uuid,
  missed_at timestamptz,
  excused_at timestamptz,
  excuse text not null default '',
  primary key (community_id, route_id, day),
  foreign key (community_id, route_id) references outreach.patrol_routes (community_id, id),
  foreign key (community_id, walk_id) references outreach.patrol_walks (community_id, id),
  check (from_day <= day)
);
create index patrol_dues_open on outreach.patrol_dues (community_id, day) where walk_id is null and missed_at is null;
create index patrol_dues_missed on outreach.patrol_dues (community_id, day desc, route_id)
  where missed_at is not null and walk_id is null and excused_at is null;
select platform.community_table('outreach.patrol_dues', 'select, insert, update, delete');

-- What was seen on the way: noted, or a request whose outcome the finder looks at on the spot.
create table outreach.patrol_findings (
  community_id int not null,
  id uuid not null,
  walk_id uuid not null,
  route_id uuid not null,
  point_id uuid,
  area_id uuid not null,
  words text not null,
  place_detail text not null default '',
  request_id uuid,
  state text not null check (state in ('noted', 'filed', 'to_verify', 'verified', 'closed')),
  found_by_person_id uuid,
  found_at timestamptz not null,
  -- first said to be done; looked at and found done; how often it was not done when looked at
  rectified_at timestamptz,
  verified_at timestamptz,
  sent_back smallint not null default 0,
  forgotten_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, walk_id) references outreach.patrol_walks (community_id, id),
  check ((request_id is null) = (state = 'noted'))
);
create index patrol_findings_by_day on outreach.patrol_findings (community_id, found_at desc, id desc);
create index patrol_findings_of_walk on outreach.patrol_findings (community_id, walk_id);
create index patrol_findings_of_request on outreach.patrol_findings (community_id, request_id) where request_id is not null;
create index patrol_findings_to_verify on outreach.patrol_findings (community_id, found_by_person_id) where state in ('filed', 'to_verify');
select platform.community_table('outreach.patrol_findings', 'select, insert, update');

create table outreach.patrol_photos (
  community_id int not null,
  finding_id uuid not null,
  file_id uuid not null,
  added_at timestamptz not null,
  primary key (community_id, finding_id, file_id),
  foreign key (community_id, finding_id) references outreach.patrol_findings (community_id, id)
);
select platform.community_table('outreach.patrol_photos', 'select, insert, delete');
