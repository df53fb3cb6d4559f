create schema whistles;
grant usage on schema whistles to linli_app;

-- What a community changed of the three kinds; without a row a kind is as the template has it.
create table whistles.kinds (
  community_id int not null,
  code text not null check (code in ('everyday', 'joint_enforcement', 'emergency')),
  name text not null,
  meaning text not null,
  report_minutes int not null check (report_minutes between 5 and 10080),
  working_time boolean not null,
  primary key (community_id, code)
);
select platform.community_table('whistles.kinds', 'select, insert, update');

-- A whistle: the community names departments, and one post leads it to its end.
create table whistles.whistles (
  community_id int not null,
  id uuid not null,
  number text collate "C" not null,
  kind text not null check (kind in ('everyday', 'joint_enforcement', 'emergency')),
  title text not null,
  description text not null,
  area_id uuid,
  admin_path text collate "C",
  compound_path text collate "C",
  place_detail text not null default '',
  state text not null check (state in ('open', 'closed', 'withdrawn')),
  lead_post_id uuid,
  lead_person_id uuid,
  blown_by_post uuid,
  blown_by_person uuid,
  blown_at timestamptz not null,
  ended_at timestamptz,
  -- what was reached, or why it was withdrawn
  end_text text not null default '',
  steps_count int not null default 0,
  primary key (community_id, id),
  unique (community_id, number),
  foreign key (community_id, area_id) references territory.areas (community_id, id),
  check ((state = 'open') = (ended_at is null))
);
create index whistles_blown on whistles.whistles (community_id, blown_at desc, id desc);
create index whistles_open on whistles.whistles (community_id, blown_at desc, id desc) where state = 'open';
create index whistles_area on whistles.whistles (community_id, area_id) where area_id is not null;
select platform.community_table('whistles.whistles', 'select, insert, update');

-- A department called by a whistle, with its own clock. `dropped`: it ended before the department came.
create table whistles.calls (
  community_id int not null,
  whistle_id uuid not null,
  body_id uuid not null,
  state text not null check (state in ('called', 'reported', 'finished', 'refused', 'dropped')),
  called_at timestamptz not null,
  report_due timestamptz not null,
  -- the calendar of the year was not yet published when the limit was reckoned
  due_estimated boolean not null default false,
  reported_at timestamptz,
  reported_by_post uuid,
  reported_by_person uuid,
  -- who comes, as the department says
  comer_name text not null default '',
  note text not null default '',
  refused_at timestamptz,
  refused_by_person uuid,
  refuse_reason text not null default '',
  finished_at timestamptz,
  escalation_level smallint not null default 0,
  escalated_at timestamptz,
  told_post_id uuid,
  told_person_id uuid,
  grade smallint check (grade between 1 and 5),
  rating_text text not null default '',
  rated_at timestamptz,
  rated_by_person uuid,
  primary key (community_id, whistle_id, body_id),
  foreign key (community_id, whistle_id) references whistles.whistles (community_id, id),
  foreign key (community_id, body_id) references bodies.bodies (community_id, id),
  check ((grade is null) = (rated_at is null))
);
create index calls_due on whistles.calls (community_id, report_due, whistle_id) where state = 'called';
create index calls_of_body on whistles.calls (community_id, body_id, called_at desc, whistle_id);
create index calls_told on whistles.calls (community_id, told_person_id) where state = 'called' and told_person_id is not null;
select platform.community_table('whistles.calls', 'select, insert, update');

-- What happened, by whom.
create table whistles.steps (
  community_id int not null,
  whistle_id uuid not null,
  seq int not null,
  at timestamptz not null,
  kind text not null,
  person_id uuid,
  post_id uuid,
  -- the department it speaks of
  body_id uuid,
  text text not null default '',
  data jsonb not null default '{}',
  primary key (community_id, whistle_id, seq),
  foreign key (community_id, whistle_id) references whistles.whistles (community_id, id)
);
select platform.community_table('whistles.steps', 'select, insert');

create table whistles.attachments (
  community_id int not null,
  whistle_id uuid not null,
  file_id uuid not null,
  role text not null check (role in ('report', 'act', 'closing')),
  body_id uuid,
  added_at timestamptz not null,
  primary key (community_id, whistle_id, file_id),
  foreign key (community_id, whistle_id) references whistles.whistles (community_id, id)
);
select platform.community_table('whistles.attachments', 'select, insert');

-- What was counted of a called department, so that a later word replaces an earlier one.
create table whistles.counted (
  community_id int not null,
  whistle_id uuid not null,
  body_id uuid not null,
  day date not null,
  measures text[] not null,
  primary key (community_id, whistle_id, body_id),
  foreign key (community_id, whistle_id) references whistles.whistles (community_id, id)
);
select platform.community_table('whistles.counted');
