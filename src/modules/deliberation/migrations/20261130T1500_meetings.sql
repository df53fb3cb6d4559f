create schema deliberation;
grant usage on schema deliberation to linli_app;

-- What a community decided about quorum and majority of a kind of meeting; without a row the law's own figures hold.
create table deliberation.laws (
  community_id int not null,
  code text not null check (code in ('representatives', 'residents_committee', 'owners_committee', 'body', 'open')),
  figures jsonb not null,
  changed_at timestamptz not null,
  primary key (community_id, code)
);
select platform.community_table('deliberation.laws', 'select, insert, update, delete');

-- Meetings that come again by a rule.
create table deliberation.series (
  community_id int not null,
  id uuid not null,
  kind text not null,
  title text not null,
  body_id uuid,
  area_id uuid,
  admin_path text collate "C",
  compound_path text collate "C",
  place_detail text not null,
  rule jsonb not null,
  -- what happens on a day of rest: stays, the working day before, the one after
  on_rest_day text not null check (on_rest_day in ('keep', 'before', 'after')),
  starts_time text not null check (starts_time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  minutes int not null check (minutes between 10 and 600),
  call_days int not null check (call_days between 1 and 60),
  from_day date not null,
  units uuid[] not null,
  made_by_person uuid,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, area_id) references territory.areas (community_id, id),
  foreign key (community_id, body_id) references bodies.bodies (community_id, id)
);
create index series_running on deliberation.series (community_id, id) where ended_at is null;
select platform.community_table('deliberation.series', 'select, insert, update');

-- One date that isn't held, or is held on another day.
create table deliberation.series_days (
  community_id int not null,
  series_id uuid not null,
  day date not null,
  moved_to date,
  reason text not null,
  decided_at timestamptz not null,
  decided_by_person uuid,
  primary key (community_id, series_id, day),
  foreign key (community_id, series_id) references deliberation.series (community_id, id)
);
select platform.community_table('deliberation.series_days', 'select, insert, update, delete');

-- `line_id`: what a meeting goes on from, so that its decisions are read out: its series, else its body, else itself.
create table deliberation.meetings (
  community_id int not null,
  id uuid not null,
  line_id uuid not null,
  series_id uuid,
  series_day date,
  kind text not null check (kind in ('bench', 'joint', 'representatives', 'round_table', 'urgent', 'body')),
  title text not null,
  body_id uuid,
  area_id uuid,
  admin_path text collate "C",
  compound_path text collate "C",
  place_detail text not null,
  starts_at timestamptz not null,
  minutes int not null check (minutes between 10 and 600),
  call_reason text not null,
  law jsonb not null,
  households int,
  check_in_code text not null,
  state text not null check (state in ('called', 'open', 'closed', 'cancelled')),
  chair_id uuid,
  called_by_person uuid,
  called_at timestamptz not null,
  reminded_at timestamptz,
  opened_at timestamptz,
  closed_at timestamptz,
  cancel_reason text not null default '',
  minutes_state text not null default 'draft' check (minutes_state in ('draft', 'approved', 'published')),
  approved_at timestamptz,
  approved_in uuid,
  approved_by uuid[] not null default '{}',
  published_at timestamptz,
  published jsonb,
  primary key (community_id, id),
  foreign key (community_id, series_id) references deliberation.series (community_id, id),
  foreign key (community_id, area_id) references territory.areas (community_id, id),
  foreign key (community_id, body_id) references bodies.bodies (community_id, id)
);
create index meetings_starts on deliberation.meetings (community_id, starts_at desc, id desc);
create index meetings_of_line on deliberation.meetings (community_id, line_id, starts_at desc);
create unique index meetings_of_day on deliberation.meetings (community_id, series_id, series_day) where series_id is not null;
create unique index meetings_code on deliberation.meetings (community_id, check_in_code);
create index meetings_published on deliberation.meetings (community_id, starts_at desc, id desc) where minutes_state = 'published';
create index meetings_called on deliberation.meetings (community_id, starts_at) where state = 'called';
select platform.community_table('deliberation.meetings', 'select, insert, update');

-- Who is asked to come: a person of the register, or somebody by name, for a body or not.
create table deliberation.attendees (
  community_id int not null,
  meeting_id uuid not null,
  id uuid not null,
  person_id uuid,
  outside_name text,
  body_id uuid,
  voting boolean not null,
  answer text not null default 'none' check (answer in ('none', 'accepted', 'declined')),
  reason text not null default '',
  deputy_name text not null default '',
  came_at timestamptz,
  came_how text check (came_how in ('code', 'clerk')),
  left_at timestamptz,
  invited_at timestamptz not null,
  primary key (community_id, meeting_id, id),
  foreign key (community_id, meeting_id) references deliberation.meetings (community_id, id),
  foreign key (community_id, person_id) references people.persons (community_id, id),
  foreign key (community_id, body_id) references bodies.bodies (community_id, id),
  check ((came_at is null) = (came_how is null)),
  check (num_nonnulls(person_id, outside_name) <= 1)
);
create unique index attendees_person on deliberation.attendees (community_id, meeting_id, person_id) where person_id is not null;
create index attendees_of_person on deliberation.attendees (community_id, person_id) where person_id is not null;
create index attendees_of_body on deliberation.attendees (community_id, body_id) where body_id is not null;
select platform.community_table('deliberation.attendees', 'select, insert, update, delete');

-- What is talked about, in order. A decision of a former meeting stands first until it is done.
create table deliberation.items (
  community_id int not null,
  meeting_id uuid not null,
  id uuid not null,
  seq int not null,
  kind text not null check (kind in ('read_out', 'request', 'undertaking', 'free')),
  state text not null check (state in ('on', 'proposed', 'declined')),
  title text not null,
  minutes int not null check (minutes between 0 and 300),
  reporter text not null,
  body_id uuid,
  request_id uuid,
  undertaking_id uuid,
  decision_id uuid,
  proposed_by_person uuid,
  decline_reason text not null default '',
  note text not null default '',
  noted_at timestamptz,
  primary key (community_id, meeting_id, id),
  foreign key (community_id, meeting_id) references deliberation.meetings (community_id, id),
  foreign key (community_id, body_id) references bodies.bodies (community_id, id)
);
create index items_of_request on deliberation.items (community_id, request_id) where request_id is not null;
create index items_of_decision on deliberation.items (community_id, decision_id) where decision_id is not null;
select platform.community_table('deliberation.items', 'select, insert, update, delete');

-- Who has an interest of their own in an item and steps out for it.
create table deliberation.stepped_out (
  community_id int not null,
  meeting_id uuid not null,
  item_id uuid not null,
  attendee_id uuid not null,
  reason text not null,
  at timestamptz not null,
  primary key (community_id, meeting_id, item_id, attendee_id),
  foreign key (community_id, meeting_id, item_id) references deliberation.items (community_id, meeting_id, id),
  foreign key (community_id, meeting_id, attendee_id) references deliberation.attendees (community_id, meeting_id, id)
);
select platform.community_table('deliberation.stepped_out', 'select, insert, update, delete');

-- A show of hands.
create table deliberation.votes (
  community_id int not null,
  meeting_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  question text not null,
  members int not null,
  present int not null,
  voting int not null,
  votes_for int not null check (votes_for >= 0),
  votes_against int not null check (votes_against >= 0),
  abstained int not null check (abstained >= 0),
  needed int not null,
  passed boolean not null,
  taken_at timestamptz not null,
  primary key (community_id, meeting_id, id),
  foreign key (community_id, meeting_id, item_id) references deliberation.items (community_id, meeting_id, id),
  check (votes_for + votes_against + abstained = voting)
);
select platform.community_table('deliberation.votes', 'select, insert');

-- What was decided: a task with an owner and a day. `promised_by` a body, `promised_to` whom.
create table deliberation.decisions (
  community_id int not null,
  id uuid not null,
  meeting_id uuid not null,
  item_id uuid not null,
  line_id uuid not null,
  number text not null,
  text text not null,
  owner_post_id uuid,
  owner_body_id uuid,
  promised_to text not null,
  due_day date not null,
  request_id uuid,
  state text not null check (state in ('open', 'done', 'dropped')),
  made_at timestamptz not null,
  late_told_at timestamptz,
  ended_at timestamptz,
  ended_day date,
  ended_by_person uuid,
  words text not null default '',
  file_ids uuid[] not null default '{}',
  counted text[] not null default '{}',
  primary key (community_id, id),
  foreign key (community_id, meeting_id, item_id) references deliberation.items (community_id, meeting_id, id),
  foreign key (community_id, owner_body_id) references bodies.bodies (community_id, id),
  check ((owner_post_id is null) <> (owner_body_id is null)),
  check ((state = 'open') = (ended_at is null))
);
create unique index decisions_number on deliberation.decisions (community_id, number);
create index decisions_open on deliberation.decisions (community_id, due_day, id) where state = 'open';
create index decisions_of_line on deliberation.decisions (community_id, line_id, made_at);
create index decisions_of_meeting on deliberation.decisions (community_id, meeting_id);
create index decisions_made on deliberation.decisions (community_id, made_at desc, id desc);
create index decisions_of_request on deliberation.decisions (community_id, request_id) where request_id is not null;
select platform.community_table('deliberation.decisions', 'select, insert, update');

-- A decision read out at a later meeting, with what was said about it.
create table deliberation.readings (
  community_id int not null,
  decision_id uuid not null,
  meeting_id uuid not null,
  words text not null,
  at timestamptz not null,
  primary key (community_id, decision_id, meeting_id),
  foreign key (community_id, decision_id) references deliberation.decisions (community_id, id),
  foreign key (community_id, meeting_id) references deliberation.meetings (community_id, id)
);
select platform.community_table('deliberation.readings', 'select, insert, update');

-- What somebody asks for at the bench, and what becomes of it.
create table deliberation.suggestions (
  community_id int not null,
  id uuid not null,
  meeting_id uuid not null,
  seq int not null,
  text text not null,
  by_person uuid,
  by_name text not null,
  noted_at timestamptz not null,
  answer text not null default '',
  answered_at timestamptz,
  answered_by_person uuid,
  outcome text not null default 'noted' check (outcome in ('noted', 'answered', 'taken_up', 'done', 'not_possible')),
  request_id uuid,
  decision_id uuid,
  primary key (community_id, id),
  foreign key (community_id, meeting_id) references deliberation.meetings (community_id, id),
  foreign key (community_id, by_person) references people.persons (community_id, id),
  foreign key (community_id, decision_id) references deliberation.decisions (community_id, id)
);
create index suggestions_of_meeting on deliberation.suggestions (community_id, meeting_id, seq);
create index suggestions_newest on deliberation.suggestions (community_id, noted_at desc, id desc);
create index suggestions_by_person on deliberation.suggestions (community_id, by_person, noted_at desc) where by_person is not null;
create index suggestions_of_request on deliberation.suggestions (community_id, request_id) where request_id is not null;
select platform.community_table('deliberation.suggestions', 'select, insert, update');

-- What was corrected after the minutes had been approved.
create table deliberation.addenda (
  community_id int not null,
  meeting_id uuid not null,
  id uuid not null,
  text text not null,
  added_at timestamptz not null,
  added_by_person uuid,
  primary key (community_id, meeting_id, id),
  foreign key (community_id, meeting_id) references deliberation.meetings (community_id, id)
);
select platform.community_table('deliberation.addenda', 'select, insert');
