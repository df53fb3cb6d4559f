-- The log of looks can't be changed by the application; what is older than its term goes, in pieces.
create function access.forget_views(community int, before timestamptz, most int) returns bigint
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  gone bigint;
begin
  if platform.sees(community) is not true then return 0; end if;
  with due as (select v.id from access.view_log v where v.community_id = community and v.viewed_at < before order by v.viewed_at limit most),
    deleted as (delete from access.view_log v using due where v.community_id = community and v.id = due.id returning 1)
  select count(*) into gone from deleted;
  return gone;
end $$;

-- Who was erased has no account any more where they were nobody else: not in another community, no administrator, no identity of the demo.
-- Messages that still wait for the number go too. Says whether the account went.
create function access.forget_account(community int, account uuid, number text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if platform.sees(community) is not true then return false; end if;
  delete from access.messages m where m.community_id = community and m.phone = number;
  if exists (select from access.account_persons b where b.account_id = account)
    or exists (select from access.administrators d where d.account_id = account)
    or exists (select from access.demo_identities d where d.account_id = account) then return false; end if;
  delete from auth.accounts a where a.id = account;
  return found;
end $$;
revoke all on function access.forget_views(int, timestamptz, int), access.forget_account(int, uuid, text) from public;
grant execute on function access.forget_views(int, timestamptz, int), access.forget_account(int, uuid, text) to linli_app;
