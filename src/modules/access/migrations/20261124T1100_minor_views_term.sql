-- Asked and approved looks at minors' data end with their term, in pieces; the application itself can't delete them.
create function access.forget_minor_views(community int, before timestamptz, most int) returns bigint
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  gone bigint;
begin
  if platform.sees(community) is not true then return 0; end if;
  with due as (
      select v.id from access.minor_views v
      where v.community_id = community and v.asked_at < before order by v.asked_at limit most),
    deleted as (delete from access.minor_views v using due where v.community_id = community and v.id = due.id returning 1)
  select count(*) into gone from deleted;
  return gone;
end $$;
revoke all on function access.forget_minor_views(int, timestamptz, int) from public;
grant execute on function access.forget_minor_views(int, timestamptz, int) to linli_app;
create index minor_views_person on access.minor_views (community_id, person_id, asked_at desc);
