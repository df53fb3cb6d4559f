-- Whoever waits behind a long import waits for one piece of it: its entries are written ahead, piece after piece, where nobody sees them, and
-- shown by one row that changes (docs/decisions/010-an-import-written-ahead.md). A piece that can't be done leaves the import failed.
alter table people.imports
  drop constraint imports_state,
  add constraint imports_state check
    (state in ('mapping', 'checking', 'checked', 'applying', 'applied', 'undoing', 'undone', 'failed', 'given_up')),
  -- its entries are written and not shown
  add column hides boolean not null default false,
  add column failed_doing text check (failed_doing in ('checking', 'applying', 'undoing')),
  add constraint imports_failed check ((state = 'failed') = (failed_doing is not null));
create index imports_hiding on people.imports (community_id, id) where hides;

alter table people.persons add column brought_by uuid;
alter table people.residences add column brought_by uuid;

-- Asked once in a statement, and only where it meets an entry that was brought by an import.
create policy shown on people.persons as restrictive for select using (
  brought_by is null
  or case when brought_by = any (array(select i.id from people.imports i
    where i.community_id = any (nullif(current_setting('app.communities', true), '')::int[]) and i.hides)) then false else true end);
create policy shown on people.residences as restrictive for select using (
  brought_by is null
  or case when brought_by = any (array(select i.id from people.imports i
    where i.community_id = any (nullif(current_setting('app.communities', true), '')::int[]) and i.hides)) then false else true end);

create or replace function people.search(community int, words tsquery, most int) returns table (id uuid)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if platform.sees(community) is not true then return; end if;
  return query
    select p.id from people.persons p
    where p.community_id = community and p.merged_into is null and p.search_words @@ words
      and (p.brought_by is null
        or p.brought_by <> all (array(select i.id from people.imports i where i.community_id = community and i.hides)))
    order by p.name_pinyin, p.id limit most;
end $$;

-- Whether an identity number stands in entries that are being brought, and so can't be given to somebody else meanwhile.
create function people.is_coming(community int, number_hash bytea) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if platform.sees(community) is not true then return false; end if;
  return exists (
    select from people.persons p
    where p.community_id = community and p.identity_hash = number_hash and p.merged_into is null and p.brought_by is not null
      and p.brought_by = any (array(select i.id from people.imports i where i.community_id = community and i.hides)));
end $$;
revoke all on function people.is_coming(int, bytea) from public;
grant execute on function people.is_coming(int, bytea) to linli_app;

-- Writes the new entries of some pieces of a sheet, not to be seen yet. Done again it adds what is missing. A number that somebody was
-- given since is left out: the import looks at that row again before anything is shown.
create function people.bring(community int, import uuid, from_piece int, until_piece int, instant timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if platform.sees(community) is not true then return; end if;
  if not exists (select from people.imports i where i.community_id = community and i.id = import and i.hides) then return; end if;
  insert into people.persons (community_id, id, name, name_pinyin, phone, sex, birth_date, identity_sealed, identity_hash, tags, custom,
    search_words, source, registered_at, updated_at, brought_by)
  select r.community_id, r.person_id, r.name, r.name_pinyin, r.phone, r.sex, r.birth_date, r.identity_sealed, r.identity_hash, r.tags, r.custom,
    r.search_words, 'import', instant, instant, import
  from people.import_rows r
  where r.community_id = community and r.import_id = import and r.piece >= from_piece and r.piece < until_piece
    and r.status = 'new' and r.first
    and not exists (
      select from people.persons x
      where x.community_id = community and x.identity_hash = r.identity_hash and x.merged_into is null and x.id <> r.person_id)
  on conflict (community_id, id) do nothing;
  insert into people.residences (community_id, id, person_id, dwelling_id, role, lives_here, admin_path, compound_path, brought_by)
  select r.community_id, r.residence_id, r.person_id, r.dwelling_id, r.role, true, r.admin_path, r.compound_path, import
  from people.import_rows r
  join people.persons p on p.community_id = r.community_id and p.id = r.person_id and p.brought_by = import
  where r.community_id = community and r.import_id = import and r.piece >= from_piece and r.piece < until_piece
    and r.status = 'new' and r.residence = 'add'
  on conflict do nothing;
  -- Whoever stands in several rows is found by all of their dwellings.
  update people.persons p set search_words = p.search_words || more.words
  from (
    select r.person_id, array_to_tsvector(array_agg(distinct word)) as words
    from people.import_rows r, unnest(tsvector_to_array(r.search_words)) word
    where r.community_id = community and r.import_id = import and r.piece >= from_piece and r.piece < until_piece
      and r.status = 'new' and not r.first
    group by r.person_id
  ) as more
  where p.community_id = community and p.id = more.person_id and p.brought_by = import;
end $$;
revoke all on function people.bring(int, uuid, int, int, timestamptz) from public;
grant execute on function people.bring(int, uuid, int, int, timestamptz) to linli_app;

-- Takes out what an import wrote and doesn't show: of these people, or of those no row of it stands for any more.
create function people.unbring(community int, import uuid, people uuid[], unless_wanted boolean) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare gone uuid[];
begin
  if platform.sees(community) is not true then return; end if;
  if not exists (select from people.imports i where i.community_id = community and i.id = import and i.hides) then return; end if;
  gone := array(
    select p.id from people.persons p
    where p.community_id = community and p.id = any (people) and p.brought_by = import
      and not (unless_wanted and exists (
        select from people.import_rows r
        where r.community_id = community and r.import_id = import and r.person_id = p.id and r.status = 'new')));
  delete from people.residences r where r.community_id = community and r.person_id = any (gone) and r.brought_by = import;
  delete from people.persons p where p.community_id = community and p.id = any (gone);
end $$;
revoke all on function people.unbring(int, uuid, uuid[], boolean) from public;
grant execute on function people.unbring(int, uuid, uuid[], boolean) to linli_app;
