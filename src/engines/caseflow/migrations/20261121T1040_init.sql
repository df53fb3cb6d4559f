create schema caseflow;
grant usage on schema caseflow to linli_app;

-- A case of any kind: its state, clocks, lead and assignee, so that "my list today" is one index.
create table caseflow.cases (
  community_id int not null,
  id uuid not null,
  kind text not null,
  -- "C", so that a beginning of a number is looked for by range
  number text collate "C" not null,
  title text not null,
  state text not null check (state in ('to_dispatch', 'assigned', 'accepted', 'finished', 'closed')),
  -- the two ends, and the two ways out; set when finished or closed
  outcome text check (outcome in ('solved', 'answered', 'withdrawn', 'merged')),
  -- how it was closed: by the requester's word, by a call-back, or after the window without either
  closed_by text check (closed_by in ('confirmed', 'called_back', 'unconfirmed', 'withdrawn', 'merged')),
  priority smallint not null check (priority between 1 and 4),
  area_id uuid,
  admin_path text collate "C",
  compound_path text collate "C",
  -- who answers for it (a body), and who works on it (a post and the person holding it)
  lead_kind text not null check (lead_kind in ('community', 'property_company', 'residents', 'department')),
  lead_body_id uuid,
  assignee_post_id uuid,
  assignee_person_id uuid,
  filed_at timestamptz not null,
  contact_due timestamptz not null,
  contacted_at timestamptz,
  resolve_due timestamptz not null,
  -- the calendar of the year was not yet published when the limits were reckoned
  due_estimated boolean not null default false,
  paused_at timestamptz,
  accepted_at timestamptz,
  finished_at timestamptz,
  -- until then the requester may confirm or reopen
  confirm_until timestamptz,
  closed_at timestamptz,
  -- the instant the case next needs somebody: contact or resolution due, or the end of the window; null once closed
  next_due timestamptz,
  closing_no int not null default 0,
  reopened_count int not null default 0,
  escalation_level smallint not null default 0,
  escalated_at timestamptz,
  steps_count int not null default 0,
  version int not null default 1,
  primary key (community_id, id),
  unique (community_id, number)
);
create index cases_mine on caseflow.cases (community_id, assignee_person_id, next_due, id) where state in ('assigned', 'accepted');
create index cases_post on caseflow.cases (community_id, assignee_post_id, next_due, id) where state in ('assigned', 'accepted');
create index cases_lead on caseflow.cases (community_id, lead_body_id, state, next_due, id);
create index cases_state on caseflow.cases (community_id, state, next_due, id);
create index cases_filed on caseflow.cases (community_id, filed_at, id);
create index cases_admin on caseflow.cases (community_id, admin_path, next_due);
create index cases_compound on caseflow.cases (community_id, compound_path, next_due);
create index cases_due on caseflow.cases (community_id, next_due, id);
select platform.community_table('caseflow.cases', 'select, insert, update');

-- The timeline: what happened, by whom, seen by whom.
create table caseflow.steps (
  community_id int not null,
  case_id uuid not null,
  seq int not null,
  at timestamptz not null,
  kind text not null,
  actor_kind text not null check (actor_kind in ('system', 'staff', 'resident')),
  person_id uuid,
  post_id uuid,
  body_id uuid,
  visibility text not null check (visibility in ('internal', 'public')),
  body text not null default '',
  data jsonb not null default '{}',
  primary key (community_id, case_id, seq),
  foreign key (community_id, case_id) references caseflow.cases (community_id, id)
);
select platform.community_table('caseflow.steps', 'select, insert');

-- Who had the case, from when to when, and why it passed on.
create table caseflow.assignments (
  community_id int not null,
  case_id uuid not null,
  seq int not null,
  how text not null check (how in ('dispatched', 'handed_over', 'sent_back', 'reopened', 'escalated')),
  body_id uuid,
  post_id uuid,
  person_id uuid,
  since timestamptz not null,
  until timestamptz,
  reason text not null default '',
  primary key (community_id, case_id, seq),
  foreign key (community_id, case_id) references caseflow.cases (community_id, id)
);
create index assignments_person on caseflow.assignments (community_id, person_id, since);
select platform.community_table('caseflow.assignments', 'select, insert, update');

create table caseflow.pauses (
  community_id int not null,
  case_id uuid not null,
  since timestamptz not null,
  until timestamptz,
  reason text not null,
  primary key (community_id, case_id, since),
  foreign key (community_id, case_id) references caseflow.cases (community_id, id)
);
select platform.community_table('caseflow.pauses', 'select, insert, update');

-- Who asked for a thing (a case now; topics, ballots and projects later): the first, those who joined, those it was filed for.
create table caseflow.askers (
  community_id int not null,
  thing_kind text not null,
  thing_id uuid not null,
  id uuid not null,
  person_id uuid,
  relation text not null check (relation in ('first', 'joined', 'on_behalf')),
  contact_name text,
  contact_phone text,
  -- people know a caller by the last four digits
  phone_tail text generated always as (right(contact_phone, 4)) stored,
  wants_updates boolean not null default true,
  joined_at timestamptz not null,
  left_at timestamptz,
  primary key (community_id, thing_kind, thing_id, id),
  unique (community_id, thing_kind, thing_id, person_id)
);
create index askers_person on caseflow.askers (community_id, person_id, joined_at desc) where person_id is not null;
create index askers_phone on caseflow.askers (community_id, contact_phone) where contact_phone is not null;
create index askers_phone_tail on caseflow.askers (community_id, phone_tail) where phone_tail is not null;
select platform.community_table('caseflow.askers');

-- Edges of the chain: need → topic → ballot → project → review.
create table caseflow.links (
  community_id int not null,
  from_kind text not null,
  from_id uuid not null,
  to_kind text not null,
  to_id uuid not null,
  relation text not null,
  linked_at timestamptz not null,
  primary key (community_id, from_kind, from_id, to_kind, to_id, relation)
);
create index links_back on caseflow.links (community_id, to_kind, to_id);
select platform.community_table('caseflow.links');

-- Working hours, and days that differ from the nation's calendar (updatable; a year not yet published is estimated).
create table caseflow.calendar_days (
  community_id int not null,
  day date not null,
  kind text not null check (kind in ('work', 'rest')),
  note text not null default '',
  primary key (community_id, day)
);
select platform.community_table('caseflow.calendar_days');
