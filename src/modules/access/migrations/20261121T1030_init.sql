-- Accounts of better-auth. Only the login role reaches them: inside a transaction of `run` the role is linli_app.
create schema auth;
grant usage on schema auth to linli_accounts;

create table auth.accounts (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  phone_number text unique,
  phone_number_verified boolean,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table auth.sessions (
  id uuid primary key,
  expires_at timestamptz not null,
  token text not null unique,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  ip_address text,
  user_agent text,
  account_id uuid not null references auth.accounts (id) on delete cascade
);
create index sessions_account on auth.sessions (account_id, expires_at);
create index sessions_expiry on auth.sessions (expires_at);

create table auth.credentials (
  id uuid primary key,
  provider_account_id text not null,
  provider_id text not null,
  account_id uuid not null references auth.accounts (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index credentials_account on auth.credentials (account_id);

create table auth.verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verifications_identifier on auth.verifications (identifier);
create index verifications_expiry on auth.verifications (expires_at);

grant select, insert, update, delete on all tables in schema auth to linli_accounts;

create schema access;
grant usage on schema access to linli_app;

-- Which register entry an account is, in each community: one at most, and one account an entry.
create table access.account_persons (
  community_id int not null,
  account_id uuid not null references auth.accounts (id) on delete cascade,
  person_id uuid not null,
  bound_at timestamptz not null,
  how text not null check (how in ('phone', 'code', 'demo', 'system')),
  primary key (community_id, account_id),
  unique (community_id, person_id),
  foreign key (community_id, person_id) references people.persons (community_id, id)
);
create index account_persons_account on access.account_persons (account_id);
select platform.community_table('access.account_persons');

create table access.administrators (
  account_id uuid primary key references auth.accounts (id) on delete cascade,
  appointed_at timestamptz not null
);
select platform.shared_table('access.administrators');

-- Codes handed over at the counter after looking at the person's card. Only their keyed hash is kept.
create table access.binding_codes (
  community_id int not null,
  id uuid not null,
  code_hash bytea not null,
  person_id uuid not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  voided_at timestamptz,
  primary key (community_id, id),
  unique (community_id, code_hash),
  foreign key (community_id, person_id) references people.persons (community_id, id)
);
create index binding_codes_person on access.binding_codes (community_id, person_id) where used_at is null and voided_at is null;
select platform.community_table('access.binding_codes', 'select, insert, update');

-- Who looked at what was masked, and why. Nothing in it is changed or removed by the application.
create table access.view_log (
  community_id int not null,
  id uuid not null,
  person_id uuid not null,
  field text not null check (field in ('phone', 'identity_number')),
  reason text not null,
  viewer_account_id uuid,
  viewer_person_id uuid,
  viewer_post text,
  viewed_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, person_id) references people.persons (community_id, id)
);
create index view_log_latest on access.view_log (community_id, viewed_at desc, id desc);
create index view_log_person on access.view_log (community_id, person_id, viewed_at desc, id desc);
select platform.community_table('access.view_log', 'select, insert');

-- Generated persons a visitor of the demo may be.
create table access.demo_identities (
  community_id int not null,
  key text not null,
  label text not null,
  note text not null default '',
  face text not null check (face in ('resident', 'work')),
  account_id uuid not null references auth.accounts (id) on delete cascade,
  position int not null default 0,
  primary key (community_id, key)
);
select platform.community_table('access.demo_identities');

-- What lies across communities or in schema auth is learned through these functions only, one narrow question each.
create function access.bindings_of(account uuid) returns table (community_id int, person_id uuid, person_name text)
language sql stable security definer set search_path = pg_catalog as $$
  select b.community_id, b.person_id, p.name from access.account_persons b
  join people.persons p on p.community_id = b.community_id and p.id = b.person_id
  where b.account_id = account order by b.bound_at desc limit 20
$$;

create function access.verified_phone(account uuid) returns text
language sql stable security definer set search_path = pg_catalog as $$
  select phone_number from auth.accounts where id = account and phone_number_verified
$$;

create function access.sessions_of(account uuid, instant timestamptz) returns table (id uuid, created_at timestamptz, updated_at timestamptz, user_agent text)
language sql stable security definer set search_path = pg_catalog as $$
  select s.id, s.created_at, s.updated_at, s.user_agent from auth.sessions s
  where s.account_id = account and s.expires_at > instant order by s.updated_at desc, s.id limit 100
$$;

-- Ends one session of an account; says whether there was one.
create function access.end_session(account uuid, session uuid) returns boolean
language sql volatile security definer set search_path = pg_catalog as $$
  with gone as (delete from auth.sessions where id = session and account_id = account returning 1) select exists (select from gone)
$$;

create function access.list_demo_identities() returns table (community_id int, key text, label text, note text, face text, account_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select d.community_id, d.key, d.label, d.note, d.face, d.account_id from access.demo_identities d
  order by d.community_id, d.position, d.key limit 200
$$;

create function access.is_demo_account(account uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from access.demo_identities where account_id = account)
$$;

revoke all on all functions in schema access from public;
grant execute on all functions in schema access to linli_app;
