-- Work by the clock: when each job of each community is next due, and how it went.
create table platform.job_runs (
  community_id int not null,
  job text not null,
  next_at timestamptz not null,
  last_at timestamptz,
  last_error text,
  primary key (community_id, job)
);
select platform.community_table('platform.job_runs');
