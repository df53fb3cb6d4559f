-- What the audit page looks for, taken from the chained content itself so that the two can't differ. Text compared for equality is
-- leakproof, so these stay index conditions behind the policy. `at`: an instant, or only a day where nobody is named.
alter table platform.audit
  add column command text generated always as (content::jsonb ->> 'command') stored,
  add column person text generated always as (content::jsonb ->> 'person') stored,
  add column at text collate "C" generated always as (content::jsonb ->> 'at') stored;
create index audit_command on platform.audit (community_id, command, seq);
create index audit_person on platform.audit (community_id, person, seq) where person is not null;
create index audit_at on platform.audit (community_id, at);

-- When a chain was recomputed and how it stood: whole up to `seq`, whose hash is kept so that the next time goes on from there.
create table platform.audit_checks (
  community_id int not null,
  checked_at timestamptz not null,
  -- recomputed from the first row, or from the last check
  whole_chain boolean not null,
  seq bigint not null,
  hash bytea not null,
  broken_at bigint,
  primary key (community_id, checked_at)
);
select platform.community_table('platform.audit_checks', 'select, insert');
