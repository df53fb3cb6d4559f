-- Recovery of an account at the counter: opened by one member of staff, confirmed by another.
create table access.recoveries (
  community_id int not null,
  id uuid not null,
  person_id uuid not null,
  account_id uuid not null,
  old_phone text,
  new_phone text not null,
  document text not null check (document in ('identity_card', 'household_register', 'passport', 'other')),
  note text not null default '',
  opened_by uuid not null,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  withdrawn_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, person_id) references people.persons (community_id, id),
  foreign key (community_id, opened_by) references people.persons (community_id, id),
  foreign key (community_id, confirmed_by) references people.persons (community_id, id),
  check (opened_by <> confirmed_by)
);
create index recoveries_latest on access.recoveries (community_id, opened_at desc, id desc);
create unique index recoveries_open on access.recoveries (community_id, person_id) where confirmed_at is null and withdrawn_at is null;
select platform.community_table('access.recoveries', 'select, insert, update');

-- Whether a number is some other account's that is somebody: bound to an entry, or an administrator's.
create function access.number_in_use(account uuid, number text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from auth.accounts a where a.phone_number = number and a.id <> account and (
    exists (select from access.account_persons b where b.account_id = a.id)
    or exists (select from access.administrators d where d.account_id = a.id)))
$$;

-- Gives an account another number, and takes off what its former telephone knew: second step, password, known devices. An account that is
-- nobody's and had the number gives it up. False where the number is in use.
create function access.recover_account(account uuid, number text, instant timestamptz) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if access.number_in_use(account, number) then return false; end if;
  delete from auth.sessions s using auth.accounts a where a.phone_number = number and a.id <> account and s.account_id = a.id;
  update auth.accounts set phone_number = null, phone_number_verified = false where phone_number = number and id <> account;
  update auth.accounts set phone_number = number, phone_number_verified = true, updated_at = instant where id = account;
  perform access.drop_second_step(account);
  delete from auth.credentials where account_id = account;
  delete from auth.devices where account_id = account;
  return true;
end $$;

revoke all on function access.number_in_use(uuid, text), access.recover_account(uuid, text, timestamptz) from public;
grant execute on function access.number_in_use(uuid, text), access.recover_account(uuid, text, timestamptz) to linli_app;
