-- Acts on many requests: who started it, what is done to each, and what became of each.
create table requests.bulk_runs (
  community_id int not null,
  id uuid not null,
  -- the acts, one after another, each as the contract of the single act has it
  steps jsonb not null,
  -- the filter as it stood in the address, where all that match were meant
  filter jsonb,
  title text not null default '',
  person_id uuid not null,
  account_id uuid not null,
  language text not null,
  total int not null,
  done int not null default 0,
  refused int not null default 0,
  started_at timestamptz not null,
  stopped_at timestamptz,
  finished_at timestamptz,
  primary key (community_id, id)
);
create index bulk_runs_person on requests.bulk_runs (community_id, person_id, started_at desc, id);
select platform.community_table('requests.bulk_runs', 'select, insert, update');

create table requests.bulk_items (
  community_id int not null,
  run_id uuid not null,
  seq int not null,
  request_id uuid not null,
  outcome text check (outcome in ('done', 'refused', 'fault')),
  refusal text,
  params jsonb,
  primary key (community_id, run_id, seq),
  foreign key (community_id, run_id) references requests.bulk_runs (community_id, id)
);
select platform.community_table('requests.bulk_items', 'select, insert, update');

-- Sequences of acts under a name.
create table requests.macros (
  community_id int not null,
  id uuid not null,
  name text not null,
  steps jsonb not null,
  shared boolean not null default false,
  owner_person_id uuid not null,
  changed_at timestamptz not null,
  version int not null default 1,
  primary key (community_id, id)
);
create unique index macros_name on requests.macros (community_id, owner_person_id, name);
create index macros_shared on requests.macros (community_id, name) where shared;
select platform.community_table('requests.macros');
