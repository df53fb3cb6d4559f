-- From which browser an account signed in (a mark in a cookie, hashed), and which it has said to be its own.
create table auth.devices (
  account_id uuid not null references auth.accounts (id) on delete cascade,
  device text not null,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  recognised_at timestamptz,
  primary key (account_id, device)
);
grant select, insert, update, delete on auth.devices to linli_accounts;
alter table auth.sessions add column device text;

-- Wrong codes and passwords, by number and by address (hashed), and until when nothing is tried any more.
create table access.wrong_tries (
  key bytea primary key,
  wrong int not null,
  began_at timestamptz not null,
  locks int not null default 0,
  locked_until timestamptz
);
create index wrong_tries_began on access.wrong_tries (began_at);

-- Short messages to be sent after the commit, and that they were: without number and content once they are gone out or given up.
create table access.messages (
  community_id int not null,
  id uuid not null,
  phone text,
  text text not null,
  params jsonb not null,
  language text not null,
  made_at timestamptz not null,
  due_at timestamptz not null,
  attempts int not null default 0,
  sent_at timestamptz,
  gave_up_at timestamptz,
  primary key (community_id, id)
);
create index messages_due on access.messages (due_at) where sent_at is null and gave_up_at is null;
select platform.community_table('access.messages', 'select, insert');

-- Notes that an account signed in from a device; says whether that is one to be told about. The first one is not, nor those of the demo.
create function access.note_device(account uuid, mark text, instant timestamptz) returns boolean
language sql volatile security definer set search_path = pg_catalog as $$
  insert into auth.devices as d (account_id, device, first_seen, last_seen, recognised_at)
  values (account, mark, instant, instant, case when
    not exists (select from auth.devices where account_id = account)
    or exists (select from access.demo_identities where account_id = account) then instant end)
  on conflict (account_id, device) do update set last_seen = excluded.last_seen
  returning d.recognised_at is null and d.first_seen = d.last_seen
$$;

-- The account says that the device of one of its sessions is its own.
create function access.recognise_device(account uuid, session uuid, instant timestamptz) returns boolean
language sql volatile security definer set search_path = pg_catalog as $$
  with known as (update auth.devices d set recognised_at = coalesce(d.recognised_at, instant) from auth.sessions s
    where s.id = session and s.account_id = account and d.account_id = account and d.device = s.device returning 1)
  select exists (select from known)
$$;

drop function access.sessions_of(uuid, timestamptz);
create function access.sessions_of(account uuid, instant timestamptz)
returns table (id uuid, created_at timestamptz, updated_at timestamptz, user_agent text, network text, unknown boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select s.id, s.created_at, s.updated_at, s.user_agent, nullif(s.ip_address, ''), d.device is not null and d.recognised_at is null
  from auth.sessions s left join auth.devices d on d.account_id = s.account_id and d.device = s.device
  where s.account_id = account and s.expires_at > instant order by s.updated_at desc, s.id limit 100
$$;

-- Ends all sessions of an account but one, and says which. A device nobody recognised is forgotten: should it come back, it is told again.
create function access.end_sessions(account uuid, but uuid) returns table (id uuid)
language sql volatile security definer set search_path = pg_catalog as $$
  with gone as (delete from auth.sessions s where s.account_id = account and s.id is distinct from but returning s.id, s.device),
    forgotten as (delete from auth.devices d using gone g where d.account_id = account and d.device = g.device and d.recognised_at is null)
  select g.id from gone g
$$;

create or replace function access.end_session(account uuid, session uuid) returns boolean
language sql volatile security definer set search_path = pg_catalog as $$
  with gone as (delete from auth.sessions where id = session and account_id = account returning device),
    forgotten as (delete from auth.devices d using gone g where d.account_id = account and d.device = g.device and d.recognised_at is null)
  select exists (select from gone)
$$;

-- Counts a wrong code or password. So many within an hour, and the key is locked: a quarter of an hour, four times as long with each
-- lock that follows within a day, a day at most.
create function access.count_wrong(hashed bytea, most int, instant timestamptz) returns timestamptz
language sql volatile security definer set search_path = pg_catalog as $$
  insert into access.wrong_tries as w (key, wrong, began_at) values (hashed, 1, instant)
  on conflict (key) do update set
    wrong = case when w.wrong + 1 >= most and w.began_at > instant - interval '1 hour' then 0
      when w.began_at > instant - interval '1 hour' then w.wrong + 1 else 1 end,
    began_at = case when w.began_at > instant - interval '1 hour' then w.began_at else instant end,
    locks = case when w.wrong + 1 >= most and w.began_at > instant - interval '1 hour'
      then case when w.locked_until > instant - interval '1 day' then w.locks + 1 else 1 end else w.locks end,
    locked_until = case when w.wrong + 1 >= most and w.began_at > instant - interval '1 hour'
      then instant + least(interval '1 day', interval '15 minutes'
        * power(4, case when w.locked_until > instant - interval '1 day' then w.locks else 0 end)) else w.locked_until end
  returning case when w.locked_until > instant then w.locked_until end
$$;

create function access.locked_until(hashed bytea[], instant timestamptz) returns timestamptz
language sql stable security definer set search_path = pg_catalog as $$
  select max(locked_until) from access.wrong_tries where key = any (hashed) and locked_until > instant
$$;

-- After the right one, or by somebody at the counter.
create function access.forget_wrong(hashed bytea[]) returns bigint
language sql volatile security definer set search_path = pg_catalog as $$
  with gone as (delete from access.wrong_tries where key = any (hashed) returning 1) select count(*) from gone
$$;

-- Takes messages that are due, for two minutes: should the process die, they are taken again.
create function access.take_messages(instant timestamptz, most int)
returns table (community_id int, id uuid, phone text, text text, params jsonb, language text, attempts int)
language sql volatile security definer set search_path = pg_catalog as $$
  update access.messages m set attempts = m.attempts + 1, due_at = instant + interval '2 minutes'
  where (m.community_id, m.id) in (select d.community_id, d.id from access.messages d
    where d.sent_at is null and d.gave_up_at is null and d.due_at <= instant order by d.due_at limit most for update skip locked)
  returning m.community_id, m.id, m.phone, m.text, m.params, m.language, m.attempts
$$;

create function access.settle_message(community int, message uuid, sent boolean, retry_at timestamptz, instant timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  update access.messages m set
    sent_at = case when sent then instant end,
    gave_up_at = case when not sent and retry_at is null then instant end,
    due_at = coalesce(retry_at, m.due_at),
    phone = case when sent or retry_at is null then null else m.phone end,
    params = case when sent or retry_at is null then '{}'::jsonb else m.params end
  where m.community_id = community and m.id = message
$$;

drop function access.forget_expired(timestamptz, timestamptz);
create function access.forget_expired(sessions_before timestamptz, codes_before timestamptz) returns bigint
language sql volatile security definer set search_path = pg_catalog as $$
  with sessions as (delete from auth.sessions where expires_at < sessions_before returning 1),
    codes as (delete from auth.verifications where expires_at < codes_before returning 1),
    devices as (delete from auth.devices where last_seen < sessions_before - interval '1 year' returning 1),
    tries as (delete from access.wrong_tries where began_at < codes_before - interval '1 day' and coalesce(locked_until, began_at) < codes_before
      returning 1),
    messages as (delete from access.messages where made_at < sessions_before returning 1)
  select (select count(*) from sessions) + (select count(*) from codes) + (select count(*) from devices) + (select count(*) from tries)
    + (select count(*) from messages)
$$;

revoke all on function access.note_device(uuid, text, timestamptz), access.recognise_device(uuid, uuid, timestamptz),
  access.sessions_of(uuid, timestamptz), access.end_sessions(uuid, uuid), access.count_wrong(bytea, int, timestamptz),
  access.locked_until(bytea[], timestamptz), access.forget_wrong(bytea[]), access.take_messages(timestamptz, int),
  access.settle_message(int, uuid, boolean, timestamptz, timestamptz), access.forget_expired(timestamptz, timestamptz) from public;
grant execute on function access.note_device(uuid, text, timestamptz), access.recognise_device(uuid, uuid, timestamptz),
  access.sessions_of(uuid, timestamptz), access.end_sessions(uuid, uuid), access.count_wrong(bytea, int, timestamptz),
  access.locked_until(bytea[], timestamptz), access.forget_wrong(bytea[]), access.forget_expired(timestamptz, timestamptz) to linli_app;
-- The sender reads numbers of all communities: outside the transactions of `run`, as accounts are.
grant execute on function access.take_messages(timestamptz, int), access.settle_message(int, uuid, boolean, timestamptz, timestamptz)
  to linli_accounts;
