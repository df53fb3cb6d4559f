-- Counters by civil month: what a year's figures are made of, so that they read as many rows as there are months and areas, however much was
-- counted. The row of area '' holds the whole community; the others, as in platform.counters, what was counted at just that area.
create table platform.monthly_counters (
  community_id int not null,
  area_path text collate "C" not null,
  measure text not null,
  -- the month's first day
  month date not null,
  value bigint not null,
  primary key (community_id, area_path, measure, month)
);
select platform.community_table('platform.monthly_counters', 'select, insert, update');

insert into platform.monthly_counters (community_id, area_path, measure, month, value)
select community_id, '', measure, date_trunc('month', day)::date, sum(value) from platform.counters group by 1, 2, 3, 4
union all
select community_id, area_path, measure, date_trunc('month', day)::date, sum(value) from platform.counters where area_path <> '' group by 1, 2, 3, 4;
