-- What colleagues do with a case between its steps: ask each other, put it off, join duplicates, take a move back.

-- The version of the case a step made: two people who changed different things need not hinder each other.
alter table caseflow.steps add column version int;

alter table caseflow.assignments drop constraint assignments_how_check;
alter table caseflow.assignments add constraint assignments_how_check
  check (how in ('dispatched', 'handed_over', 'sent_back', 'reopened', 'escalated', 'undone'));

-- A question (征询) to a person, a post or a body, due at an instant; responsibility stays where it is.
create table caseflow.questions (
  community_id int not null,
  id uuid not null,
  case_id uuid not null,
  asked_by_person uuid not null,
  asked_by_post uuid,
  to_body_id uuid,
  to_post_id uuid,
  to_person_id uuid,
  question text not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  answer text,
  answered_by_person uuid,
  answered_by_post uuid,
  answered_at timestamptz,
  withdrawn_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, case_id) references caseflow.cases (community_id, id),
  check (to_body_id is not null or to_post_id is not null)
);
create index questions_case on caseflow.questions (community_id, case_id, asked_at);
create index questions_person on caseflow.questions (community_id, to_person_id, due_at)
  where answered_at is null and withdrawn_at is null;
create index questions_post on caseflow.questions (community_id, to_post_id, due_at)
  where answered_at is null and withdrawn_at is null;
create index questions_body on caseflow.questions (community_id, to_body_id, due_at)
  where answered_at is null and withdrawn_at is null;
create index questions_asked on caseflow.questions (community_id, asked_by_person, due_at)
  where answered_at is null and withdrawn_at is null;
select platform.community_table('caseflow.questions', 'select, insert, update');

-- A person puts a case off until an instant (稍后): off that person's list until then, its clocks run on.
create table caseflow.snoozes (
  community_id int not null,
  case_id uuid not null,
  person_id uuid not null,
  until timestamptz not null,
  reason text not null,
  set_at timestamptz not null,
  primary key (community_id, case_id, person_id),
  foreign key (community_id, case_id) references caseflow.cases (community_id, id)
);
create index snoozes_person on caseflow.snoozes (community_id, person_id, until);
select platform.community_table('caseflow.snoozes');

-- A case found to be the same matter as another (并入): what it was before, and whose asking went over with it.
create table caseflow.merges (
  community_id int not null,
  case_id uuid not null,
  merged_at timestamptz not null,
  into_id uuid not null,
  before jsonb not null,
  moved_askers uuid[] not null,
  undone_at timestamptz,
  primary key (community_id, case_id, merged_at),
  foreign key (community_id, case_id) references caseflow.cases (community_id, id),
  foreign key (community_id, into_id) references caseflow.cases (community_id, id)
);
create index merges_into on caseflow.merges (community_id, into_id) where undone_at is null;
select platform.community_table('caseflow.merges', 'select, insert, update');

-- The last move of a case that can be taken back while nothing has happened since: what it changed, as it was.
create table caseflow.undo (
  community_id int not null,
  case_id uuid not null,
  version int not null,
  person_id uuid not null,
  at timestamptz not null,
  kind text not null,
  before jsonb not null,
  extra jsonb not null default '{}',
  primary key (community_id, case_id),
  foreign key (community_id, case_id) references caseflow.cases (community_id, id)
);
select platform.community_table('caseflow.undo');
