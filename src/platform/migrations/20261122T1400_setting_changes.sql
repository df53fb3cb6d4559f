-- Every change of a community's settings: who, when, what held before and after. Undoing one is a change of its own.
create table platform.setting_changes (
  community_id int not null,
  id uuid not null,
  -- whose settings: 'rules' (how requests are dealt with), 'community' (names, telephone, modules)
  part text not null check (part in ('rules', 'community')),
  account_id text,
  person_id uuid,
  -- only what changed, by name
  before jsonb not null,
  after jsonb not null,
  reason text not null default '',
  -- what came of it at once: { "moved": 12 }
  effect jsonb not null default '{}',
  undoes uuid,
  changed_at timestamptz not null,
  primary key (community_id, id)
);
create index setting_changes_latest on platform.setting_changes (community_id, changed_at desc, id desc);
create unique index setting_changes_undone on platform.setting_changes (community_id, undoes) where undoes is not null;
select platform.community_table('platform.setting_changes', 'select, insert');
