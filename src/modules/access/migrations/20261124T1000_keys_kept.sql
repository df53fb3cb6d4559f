-- With which of the installation's keys a session's cookie is signed; none: with the oldest, as before there was more than one way.
alter table auth.sessions add column key_version int;

create function access.sessions_by_key(instant timestamptz) returns table (version int, count bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select s.key_version, count(*) from auth.sessions s where s.expires_at > instant group by 1
$$;
revoke all on function access.sessions_by_key(timestamptz) from public;
grant execute on function access.sessions_by_key(timestamptz) to linli_app;

-- The text of a program's key, sealed: its hash can be made anew also when the key it was made from is gone.
alter table access.api_keys add column key_sealed bytea;
