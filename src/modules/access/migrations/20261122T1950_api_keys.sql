-- Keys of programs: what each may do is written in it, by names of operations. Only the keyed hash is kept, and its last characters.
create table access.api_keys (
  community_id int not null,
  id uuid not null,
  name text not null,
  key_hash bytea not null,
  tail text not null,
  scopes text[] not null check (cardinality(scopes) between 1 and 100),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (community_id, id),
  unique (community_id, key_hash)
);
create index api_keys_latest on access.api_keys (community_id, made_at desc, id desc);
select platform.community_table('access.api_keys', 'select, insert, update');

-- The key with this hash, while it holds; that it is used is noted once a minute at most. Asked before a transaction of the community begins.
create function access.use_api_key(community int, hashed bytea, instant timestamptz) returns table (id uuid, scopes text[])
language sql volatile security definer set search_path = pg_catalog as $$
  with found as (select k.id, k.scopes, k.last_used_at from access.api_keys k
      where k.community_id = community and k.key_hash = hashed and k.revoked_at is null and k.expires_at > instant),
    noted as (update access.api_keys k set last_used_at = instant from found f
      where k.community_id = community and k.id = f.id and (f.last_used_at is null or f.last_used_at < instant - interval '1 minute') returning 1)
  select f.id, f.scopes from found f
$$;
revoke all on function access.use_api_key(int, bytea, timestamptz) from public;
grant execute on function access.use_api_key(int, bytea, timestamptz) to linli_accounts;
