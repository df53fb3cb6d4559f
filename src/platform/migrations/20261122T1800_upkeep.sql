-- Backups that were finished: of the whole installation. Kept by the tables' owner, who makes them.
create table platform.backups (
  made_at timestamptz primary key,
  file_bytes bigint not null,
  rows bigint not null,
  files int not null,
  files_missing int not null,
  release text not null
);
select platform.shared_table('platform.backups', 'select');

-- The last comparison of maintained counters with a recount, by what was counted: how many differ, since when, the first of them.
create table platform.count_checks (
  community_id int not null,
  name text not null,
  checked_at timestamptz not null,
  differences int not null,
  since timestamptz,
  -- [{ "key": "requests.filed g1/m2", "kept": 12, "counted": 11 }]
  examples jsonb not null,
  primary key (community_id, name)
);
select platform.community_table('platform.count_checks', 'select, insert, update');

-- What metrics and alarms ask of the whole installation; numbers, nothing of what is in the rows.
create function platform.upkeep() returns table (last_backup timestamptz, count_differences bigint, jobs_failing bigint, chains_broken bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select (select max(made_at) from platform.backups),
    (select coalesce(sum(differences), 0)::bigint from platform.count_checks),
    (select count(*) from platform.job_runs where last_error is not null),
    (select count(*) from (select distinct on (community_id) broken_at from platform.audit_checks order by community_id, checked_at desc) latest
      where broken_at is not null)
$$;
revoke all on function platform.upkeep() from public;
grant execute on function platform.upkeep() to linli_app;
