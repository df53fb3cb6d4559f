-- The search index knows the community: a word is looked for among one community's requests, not among all of them. No word of a text begins
-- with a blank, so none is taken for a community. (btree_gin would do the same, but isn't everywhere.)
drop index requests.requests_words;
create index requests_words on requests.requests using gin ((words || array_to_tsvector(array[' ' || community_id::text])));

create or replace function requests.search(community int, query text, most int, before uuid default null) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select r.id from requests.requests r
  where platform.sees(community) and r.community_id = community
    and (r.words || array_to_tsvector(array[' ' || r.community_id::text])) @@ (query::tsquery && ('''' || ' ' || community::text || '''')::tsquery)
    and (before is null or r.id < before)
  order by r.id desc limit most
$$;

-- A rare channel is found without looking through all that came another way; class and item have their index already.
create index requests_channel on requests.requests (community_id, channel, id);
