-- A second step at sign-in: codes of an authenticator (RFC 6238), and codes on paper for when it is lost. Kept by better-auth, encrypted.
alter table auth.accounts add column two_factor_enabled boolean not null default false;

create table auth.second_steps (
  id uuid primary key,
  account_id uuid not null unique references auth.accounts (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default false,
  failed_verification_count int not null default 0,
  locked_until timestamptz
);
grant select, insert, update, delete on auth.second_steps to linli_accounts;

create function access.has_second_step(account uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select two_factor_enabled from auth.accounts where id = account
$$;

-- Whether somebody who should have a second step hasn't: identities of the demo are anybody's, so nothing is asked of them.
create function access.lacks_second_step(account uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select not two_factor_enabled and not exists (select from access.demo_identities where account_id = account)
  from auth.accounts where id = account
$$;

-- Takes the second step off, for who lost it; says whether there was one.
create function access.drop_second_step(account uuid) returns boolean
language sql volatile security definer set search_path = pg_catalog as $$
  with gone as (delete from auth.second_steps where account_id = account returning 1),
    off as (update auth.accounts set two_factor_enabled = false where id = account and two_factor_enabled returning 1)
  select exists (select from gone) or exists (select from off)
$$;

revoke all on function access.has_second_step(uuid), access.lacks_second_step(uuid), access.drop_second_step(uuid) from public;
grant execute on function access.has_second_step(uuid), access.lacks_second_step(uuid), access.drop_second_step(uuid) to linli_app;
