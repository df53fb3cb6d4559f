create schema projects;
grant usage on schema projects to linli_app;

-- What a community carries out: works, a service or a policy, freely or because a ballot chose it. Money is fen.
create table projects.projects (
  community_id int not null,
  id uuid not null,
  number text not null,
  title text not null,
  kind text not null check (kind in ('work', 'service', 'policy')),
  description text not null default '',
  area_id uuid,
  admin_path text collate "C",
  compound_path text collate "C",
  lead_post_id uuid,
  cost_fen bigint check (cost_fen > 0),
  from_day date not null,
  to_day date not null,
  -- the ballot that chose it, and which of its options; `for` where it asked yes or no
  ballot_id uuid,
  option_code text,
  state text not null check (state in ('planned', 'under_way', 'finished', 'accepted', 'stopped')),
  -- the last word of staff on it: what has to be mended, by what it was accepted, why it was stopped
  words text not null default '',
  -- when something was last noted, or the first day where that lies ahead: late so many days after
  fresh_at timestamptz not null,
  ended_at timestamptz,
  made_at timestamptz not null,
  made_by_person uuid,
  steps_count int not null default 0,
  primary key (community_id, id),
  foreign key (community_id, area_id) references territory.areas (community_id, id),
  check ((ballot_id is null) = (option_code is null)),
  check (from_day <= to_day),
  check ((state in ('accepted', 'stopped')) = (ended_at is not null))
);
create unique index projects_number on projects.projects (community_id, number);
create unique index projects_of_ballot on projects.projects (community_id, ballot_id, option_code) where ballot_id is not null;
create index projects_running on projects.projects (community_id, fresh_at, id) where ended_at is null;
create index projects_ended on projects.projects (community_id, ended_at desc, id desc) where ended_at is not null;
create index projects_made on projects.projects (community_id, made_at desc, id desc);
select platform.community_table('projects.projects', 'select, insert, update');

-- What was done, in order. `open`: everybody reads it.
create table projects.steps (
  community_id int not null,
  project_id uuid not null,
  seq int not null,
  at timestamptz not null,
  day date not null,
  kind text not null check (kind in ('made', 'changed', 'started', 'noted', 'finished', 'reopened', 'review_asked', 'reviewed', 'accepted', 'stopped', 'resumed')),
  text text not null default '',
  open boolean not null default false,
  file_ids uuid[] not null default '{}',
  person_id uuid,
  post_id uuid,
  primary key (community_id, project_id, seq),
  foreign key (community_id, project_id) references projects.projects (community_id, id)
);
select platform.community_table('projects.steps', 'select, insert');

-- On what condition a household agreed when it was asked, carried over from the ballot; `by_person`: who said it.
create table projects.conditions (
  community_id int not null,
  id uuid not null,
  project_id uuid not null,
  seq int not null,
  dwelling_id uuid,
  by_person uuid,
  place text not null,
  text text not null,
  said_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'kept', 'cannot')),
  note text not null default '',
  settled_day date,
  settled_by_person uuid,
  file_ids uuid[] not null default '{}',
  primary key (community_id, id),
  foreign key (community_id, project_id) references projects.projects (community_id, id),
  check ((state = 'open') = (settled_day is null))
);
create unique index conditions_of_project on projects.conditions (community_id, project_id, seq);
create index conditions_by_person on projects.conditions (community_id, by_person) where by_person is not null;
select platform.community_table('projects.conditions', 'select, insert, update');

-- Ballots by which those it was for judge the finished work; `verdict` from the ballot's publication on.
create table projects.reviews (
  community_id int not null,
  project_id uuid not null,
  ballot_id uuid not null,
  asked_at timestamptz not null,
  verdict text check (verdict in ('for', 'mend', 'against', 'none')),
  primary key (community_id, ballot_id),
  foreign key (community_id, project_id) references projects.projects (community_id, id)
);
create index reviews_of_project on projects.reviews (community_id, project_id, asked_at desc);
select platform.community_table('projects.reviews', 'select, insert, update');
