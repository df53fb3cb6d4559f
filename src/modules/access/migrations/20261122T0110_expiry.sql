-- Sessions and codes nobody uses any more. Only what has expired before the given instants goes.
create function access.forget_expired(sessions_before timestamptz, codes_before timestamptz) returns bigint
language sql volatile security definer set search_path = pg_catalog as $$
  with sessions as (delete from auth.sessions where expires_at < sessions_before returning 1),
    codes as (delete from auth.verifications where expires_at < codes_before returning 1)
  select (select count(*) from sessions) + (select count(*) from codes)
$$;
revoke all on function access.forget_expired(timestamptz, timestamptz) from public;
grant execute on function access.forget_expired(timestamptz, timestamptz) to linli_app;
