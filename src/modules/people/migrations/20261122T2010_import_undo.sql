-- An import may be taken back for a while, as far as nothing was built on its entries.
alter table people.imports add column undo_until timestamptz;

-- Which of these people anything speaks of: every table outside the register that names a person, by foreign key or by the name of its
-- column, and the households, corrections and merged entries of the register. Asked of the catalogue, so that no later table is missed.
create function people.spoken_of(community int, people uuid[]) returns table (id uuid)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  place record;
begin
  if platform.sees(community) is not true then return; end if;
  for place in
    select c.oid::regclass::text as tab, a.attname as col
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.atttypid = 'uuid'::regtype
      and n.nspname not in ('pg_catalog', 'information_schema')
      and exists (select from pg_attribute k where k.attrelid = c.oid and k.attname = 'community_id' and not k.attisdropped)
      and c.oid not in ('people.residences'::regclass, 'people.import_rows'::regclass)
      and (
        a.attname = 'person_id' or a.attname like '%\_person\_id'
        or exists (
          select from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid and f.confrelid = 'people.persons'::regclass
            and a.attnum = any (f.conkey)))
  loop
    return query execute format('select distinct t.%I from %s t where t.community_id = $1 and t.%I = any ($2)', place.col, place.tab, place.col)
      using community, people;
  end loop;
end $$;
revoke all on function people.spoken_of(int, uuid[]) from public;
grant execute on function people.spoken_of(int, uuid[]) to linli_app;

-- Takes back what an import that is being undone wrote: only its own entries and residences, whatever ids are given.
create function people.take_back(community int, import uuid, people uuid[], residences uuid[]) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if platform.sees(community) is not true then return; end if;
  if not exists (select from people.imports i where i.community_id = community and i.id = import and i.state = 'undoing') then return; end if;
  delete from people.residences r using people.import_rows w
  where w.community_id = community and w.import_id = import and w.residence = 'add'
    and r.community_id = community and r.id = w.residence_id and (r.id = any (residences) or r.person_id = any (people));
  delete from people.persons p using people.import_rows w
  where w.community_id = community and w.import_id = import and w.status = 'new' and w.first
    and p.community_id = community and p.id = w.person_id and p.id = any (people);
end $$;
revoke all on function people.take_back(int, uuid, uuid[], uuid[]) from public;
grant execute on function people.take_back(int, uuid, uuid[], uuid[]) to linli_app;
