-- Roles are shared by all databases of a cluster, so two databases may create them at once.
do $$ begin create role linli_app nologin; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role linli_accounts nologin; exception when duplicate_object or unique_violation then null; end $$;

grant usage on schema platform to linli_app;

-- Whether a community is the one this transaction may see. Policies read it; so do the search functions, which pass by them.
create function platform.sees(community int) returns boolean language sql stable parallel safe as
$$ select community = any (nullif(current_setting('app.communities', true), '')::int[]) $$;

-- Makes a table a community's: policy between communities, grants to the application role.
create function platform.community_table(target regclass, privileges text default 'select, insert, update, delete') returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format(
    $p$create policy community on %s using (community_id = any (nullif(current_setting('app.communities', true), '')::int[]))
       with check (community_id = any (nullif(current_setting('app.communities', true), '')::int[]))$p$, target);
  execute format('grant %s on %s to linli_app', privileges, target);
end $$;

-- A list that all communities share: no policy, grants only.
create function platform.shared_table(target regclass, privileges text default 'select, insert, update, delete') returns void language plpgsql as $$
begin execute format('grant %s on %s to linli_app', privileges, target); end $$;

-- One answer per (community, person, key): a repeated click finds the first one's result.
create table platform.idempotency (
  community_id int not null,
  actor text not null,
  key text not null,
  command text not null,
  input_hash text not null,
  result jsonb,
  created_at timestamptz not null,
  primary key (community_id, actor, key)
);
create index idempotency_age on platform.idempotency (community_id, created_at);
select platform.community_table('platform.idempotency');

-- Audit: rows hold ids, field names and commitments, chained by hash per community; values lie apart and can be erased.
create table platform.audit_chains (
  community_id int primary key,
  seq bigint not null default 0,
  hash bytea not null default ''
);
select platform.community_table('platform.audit_chains', 'select, insert, update');

create table platform.audit (
  community_id int not null,
  seq bigint not null,
  content text not null,
  hash bytea not null,
  primary key (community_id, seq)
);
select platform.community_table('platform.audit', 'select, insert');

create table platform.audit_subjects (
  community_id int not null,
  entity text not null,
  entity_id text not null,
  seq bigint not null,
  primary key (community_id, entity, entity_id, seq)
);
select platform.community_table('platform.audit_subjects', 'select, insert');

create table platform.audit_values (
  community_id int not null,
  seq bigint not null,
  entity text not null,
  entity_id text not null,
  field text not null,
  salt bytea not null,
  value jsonb,
  primary key (community_id, seq, entity, entity_id, field)
);
select platform.community_table('platform.audit_values', 'select, insert, delete');

-- Outbox: one row per (event, handler), written in the transaction of the event.
create table platform.outbox (
  community_id int not null,
  id uuid not null,
  event_id uuid not null,
  event text not null,
  handler text not null,
  payload jsonb not null,
  occurred_at timestamptz not null,
  due_at timestamptz not null,
  attempts int not null default 0,
  done_at timestamptz,
  gave_up_at timestamptz,
  last_error text,
  primary key (community_id, id),
  unique (community_id, event_id, handler)
);
create index outbox_due on platform.outbox (community_id, due_at, id) where done_at is null and gave_up_at is null;
create index outbox_due_all on platform.outbox (due_at, id) where done_at is null and gave_up_at is null;
create index outbox_done on platform.outbox (community_id, done_at) where done_at is not null;
select platform.community_table('platform.outbox');

-- The dispatcher must know in which communities something is due; it learns no more than that.
create function platform.outbox_due(instant timestamptz, most int) returns table (community_id int, id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select community_id, id from platform.outbox
  where done_at is null and gave_up_at is null and due_at <= instant order by due_at, id limit most
$$;
create function platform.outbox_waiting(instant timestamptz) returns table (waiting bigint, oldest timestamptz, gave_up bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select count(*) filter (where gave_up_at is null), min(due_at) filter (where gave_up_at is null), count(*) filter (where gave_up_at is not null)
  from platform.outbox where done_at is null
$$;
revoke all on function platform.outbox_due(timestamptz, int), platform.outbox_waiting(timestamptz) from public;
grant execute on function platform.outbox_due(timestamptz, int), platform.outbox_waiting(timestamptz) to linli_app;

-- Counters: area × day × measure. The area is the finest one known; sums upwards are made when read.
create table platform.counters (
  community_id int not null,
  measure text not null,
  day date not null,
  area_path text collate "C" not null,
  value bigint not null,
  primary key (community_id, measure, day, area_path)
);
select platform.community_table('platform.counters');

-- Files: uploaded first, referenced in a transaction later, collected when nothing refers to them.
create table platform.files (
  community_id int not null,
  id uuid not null,
  sha256 text not null,
  media_type text not null check (media_type in ('image/jpeg', 'image/webp', 'image/png', 'application/pdf', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv')),
  size_bytes int not null,
  width int,
  height int,
  name text not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  owner_entity text,
  owner_id text,
  primary key (community_id, id)
);
create index files_unowned on platform.files (community_id, uploaded_at) where owner_id is null;
create index files_owner on platform.files (community_id, owner_entity, owner_id);
select platform.community_table('platform.files');

-- Settings of a community, by module and name.
create table platform.settings (
  community_id int not null,
  name text not null,
  value jsonb not null,
  primary key (community_id, name)
);
select platform.community_table('platform.settings');
