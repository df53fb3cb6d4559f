-- The code that the terminal of an empty installation shows: only its keyed hash is kept. The newest one holds.
create table access.setup_codes (
  community_id int not null,
  id uuid not null,
  code_hash bytea not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  wrong int not null default 0,
  used_at timestamptz,
  voided_at timestamptz,
  primary key (community_id, id),
  unique (community_id, code_hash)
);
create index setup_codes_open on access.setup_codes (community_id, issued_at) where used_at is null and voided_at is null;
select platform.community_table('access.setup_codes', 'select, insert, update');

-- What an account is called where no register has its name: whoever set the installation up.
create function access.account_name(account uuid) returns text
language sql stable security definer set search_path = pg_catalog as $$
  select nullif(name, '-') from auth.accounts where id = account
$$;
revoke all on function access.account_name(uuid) from public;
grant execute on function access.account_name(uuid) to linli_app;
