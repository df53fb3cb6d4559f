-- How large a person reads, in every browser: 0 the standard version, 1 to 3 the steps of the elder version. Null: as the browser says.
alter table auth.accounts add column elder smallint check (elder between 0 and 3);

create function access.elder_of(account uuid) returns smallint
language sql stable security definer set search_path = pg_catalog as $$
  select elder from auth.accounts where id = account
$$;

create function access.keep_elder(account uuid, chosen smallint) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  update auth.accounts set elder = chosen where id = account
$$;

revoke all on function access.elder_of(uuid), access.keep_elder(uuid, smallint) from public;
grant execute on function access.elder_of(uuid), access.keep_elder(uuid, smallint) to linli_app;
