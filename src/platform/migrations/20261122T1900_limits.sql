-- How often something was done for one key (a number, an address, a person; hashed) in the window that runs: held over all processes.
create table platform.limit_windows (
  key bytea not null,
  seconds int not null,
  began_at timestamptz not null,
  taken int not null,
  primary key (key, seconds)
);
create index limit_windows_began on platform.limit_windows (began_at);

-- Counts one more for each (key, seconds, most), unless one of them is full: then none is counted, and the seconds to wait are told.
-- A window begins with the first that is counted in it.
create function platform.take_limits(keys bytea[], seconds_of int[], most_of int[], instant timestamptz) returns int
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  wait numeric;
begin
  insert into platform.limit_windows (key, seconds, began_at, taken)
    select w.key, w.seconds, instant, 0 from unnest(keys, seconds_of) as w (key, seconds) order by w.key, w.seconds
    on conflict do nothing;
  perform 1 from platform.limit_windows l join unnest(keys, seconds_of) as w (key, seconds) on l.key = w.key and l.seconds = w.seconds
    order by l.key, l.seconds for update of l;
  update platform.limit_windows l set began_at = instant, taken = 0
    from unnest(keys, seconds_of) as w (key, seconds)
    where l.key = w.key and l.seconds = w.seconds and l.began_at + make_interval(secs => l.seconds) <= instant;
  select max(extract(epoch from l.began_at + make_interval(secs => l.seconds) - instant)) into wait
    from platform.limit_windows l join unnest(keys, seconds_of, most_of) as w (key, seconds, most) on l.key = w.key and l.seconds = w.seconds
    where l.taken >= w.most;
  if wait is not null then return greatest(1, ceil(wait))::int; end if;
  update platform.limit_windows l set taken = taken + 1
    from unnest(keys, seconds_of) as w (key, seconds) where l.key = w.key and l.seconds = w.seconds;
  return 0;
end $$;

-- Windows that are over, a day after their beginning or later.
create function platform.forget_limits(instant timestamptz) returns bigint
language sql volatile security definer set search_path = pg_catalog as $$
  with gone as (delete from platform.limit_windows where began_at < instant - interval '25 hours' returning 1) select count(*) from gone
$$;

revoke all on function platform.take_limits(bytea[], int[], int[], timestamptz), platform.forget_limits(timestamptz) from public;
grant execute on function platform.take_limits(bytea[], int[], int[], timestamptz), platform.forget_limits(timestamptz) to linli_app;
