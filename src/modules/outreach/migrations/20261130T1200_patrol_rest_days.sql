-- Days of rest on a route: walked all the same, left out where a notice frees them (公共假日), or walked on working days alone.
alter table outreach.patrol_routes add column rest_days text not null default 'walk' check (rest_days in ('walk', 'no_holidays', 'working_days'));
-- When a photo was taken: as it was found, or when its finder looked again.
alter table outreach.patrol_photos add column taken text not null default 'found' check (taken in ('found', 'verified'));
create index patrol_findings_of_route on outreach.patrol_findings (community_id, route_id, found_at desc, id desc);
