-- Who asked to be erased: the entry stays without anything that says who it was, so that what happened keeps its place.
alter table people.persons add column erased_at timestamptz;
-- Who moved out, by when.
create index residences_ended on people.residences (community_id, until_day) where until_day is not null;

-- Where somebody lived and with whom says who it was: these rows go. Only of an entry marked as erased.
create function people.erase_homes(community int, person uuid) returns table (residences bigint, memberships bigint)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  homes bigint;
  members bigint;
begin
  if platform.sees(community) is not true then return; end if;
  if not exists (select from people.persons p where p.community_id = community and p.id = person and p.erased_at is not null) then return; end if;
  with gone as (delete from people.residences r where r.community_id = community and r.person_id = person returning 1)
  select count(*) into homes from gone;
  with gone as (delete from people.household_members m where m.community_id = community and m.person_id = person returning 1)
  select count(*) into members from gone;
  return query select homes, members;
end $$;
revoke all on function people.erase_homes(int, uuid) from public;
grant execute on function people.erase_homes(int, uuid) to linli_app;
create index persons_merged on people.persons (community_id, merged_into) where merged_into is not null;
