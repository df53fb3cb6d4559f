-- Whose names a case still carries, by age: what a term ends, piece by piece.
create index askers_named on caseflow.askers (community_id, thing_kind, joined_at)
  where person_id is not null or contact_name is not null or contact_phone is not null;

-- Takes the askers of some cases out of them: contacts and persons, and the person of their own steps. The facts stay, and so do those who
-- acted in office. `persons` null: all askers. Returns how many cases there were.
create function caseflow.unname(community int, kind text, cases uuid[], persons uuid[]) returns bigint
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  touched bigint;
begin
  if platform.sees(community) is not true then return 0; end if;
  with gone as (
    update caseflow.askers a set person_id = null, contact_name = null, contact_phone = null, wants_updates = false
    where a.community_id = community and a.thing_kind = kind and a.thing_id = any (cases) and (persons is null or a.person_id = any (persons))
    returning a.thing_id)
  select count(distinct thing_id) into touched from gone;
  update caseflow.steps s set person_id = null
  where s.community_id = community and s.case_id = any (cases) and s.actor_kind = 'resident' and (persons is null or s.person_id = any (persons));
  return touched;
end $$;

-- Puts other words in the place of some (a name, a number) in the titles and timelines of cases.
create function caseflow.cover(community int, cases uuid[], words text[], cover text) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  word text;
begin
  if platform.sees(community) is not true then return; end if;
  foreach word in array words loop
    update caseflow.cases c set title = replace(c.title, word, cover)
    where c.community_id = community and c.id = any (cases) and position(word in c.title) > 0;
    update caseflow.steps s set body = replace(s.body, word, cover), data = replace(s.data::text, word, cover)::jsonb
    where s.community_id = community and s.case_id = any (cases) and (position(word in s.body) > 0 or position(word in s.data::text) > 0);
  end loop;
end $$;
revoke all on function caseflow.unname(int, text, uuid[], uuid[]), caseflow.cover(int, uuid[], text[], text) from public;
grant execute on function caseflow.unname(int, text, uuid[], uuid[]), caseflow.cover(int, uuid[], text[], text) to linli_app;
