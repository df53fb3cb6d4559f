-- How often more time was given; how often it may be is the community's setting requests.extension_times.
alter table requests.requests add column extended_times smallint not null default 0 check (extended_times between 0 and 100);
update requests.requests set extended_times = 1 where extended_amount > 0;
