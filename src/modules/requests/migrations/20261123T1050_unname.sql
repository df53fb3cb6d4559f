-- Calls that still carry a number, a person or words, by age.
create index calls_named on requests.calls (community_id, started_at) where phone is not null or person_id is not null or note <> '';

-- The words of a judgement are kept, whose they are isn't. `persons` null: everybody's.
create function requests.unname_judgements(community int, requests uuid[], persons uuid[]) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if platform.sees(community) is not true then return; end if;
  update requests.judgements j set person_id = null
  where j.community_id = community and j.request_id = any (requests) and j.source <> 'call_back'
    and (persons is null or j.person_id = any (persons));
end $$;

create function requests.cover_judgements(community int, requests uuid[], words text[], cover text) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  word text;
begin
  if platform.sees(community) is not true then return; end if;
  foreach word in array words loop
    update requests.judgements j set comment = replace(j.comment, word, cover)
    where j.community_id = community and j.request_id = any (requests) and position(word in j.comment) > 0;
  end loop;
end $$;
revoke all on function requests.unname_judgements(int, uuid[], uuid[]), requests.cover_judgements(int, uuid[], text[], text) from public;
grant execute on function requests.unname_judgements(int, uuid[], uuid[]), requests.cover_judgements(int, uuid[], text[], text) to linli_app;
