-- Service counters (服务窗口): what is done there, who came, who keeps it to the end.
create schema counters;
grant usage on schema counters to linli_app;

-- Numbers of a day, by what is numbered: 'case', 'appointment', 'errand', and 'ticket' with the counter's id.
create table counters.numbers (
  community_id int not null,
  kind text not null,
  day date not null,
  last int not null,
  primary key (community_id, kind, day)
);
select platform.community_table('counters.numbers', 'select, insert, update');

create table counters.counters (
  community_id int not null,
  id uuid not null,
  name text not null,
  place text not null default '',
  -- the grid it stands in; none: the community's own hall
  area_id uuid,
  admin_path text collate "C" not null default '',
  -- on its poster; never changes
  code text not null,
  made_at timestamptz not null,
  closed_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, area_id) references territory.areas (community_id, id)
);
create unique index counters_code on counters.counters (community_id, code);
select platform.community_table('counters.counters', 'select, insert, update');

-- A matter (办事事项) in every revision it ever had; the one in force has no successor_at. A case keeps the revision it was taken under.
create table counters.matters (
  community_id int not null,
  code text not null,
  revision int not null,
  kind text not null check (kind in ('medical', 'social_insurance', 'allowance', 'elder', 'property', 'papers', 'other')),
  name text not null,
  summary text not null default '',
  -- [{ name, note }]
  papers jsonb not null default '[]',
  steps text[] not null default '{}',
  place text not null default '',
  -- working days it usually takes; 0: at once
  working_days int not null check (working_days between 0 and 365),
  -- kinds of post that may carry it out
  doers text[] not null,
  -- asked first: [{ text, instead }]; `instead` says where to go for what the community mayn't do
  choices jsonb not null default '[]',
  note text not null default '',
  retired boolean not null default false,
  since timestamptz not null,
  successor_at timestamptz,
  primary key (community_id, code, revision)
);
create unique index matters_in_force on counters.matters (community_id, code) where successor_at is null;
select platform.community_table('counters.matters', 'select, insert, update');

-- One person with one or many matters. Whoever was asked first keeps all of them to the end.
create table counters.cases (
  community_id int not null,
  id uuid not null,
  number text not null,
  person_id uuid,
  name text not null default '',
  phone text not null default '',
  state text not null check (state in ('open', 'ended')),
  first_person_id uuid,
  keeper_person_id uuid,
  keeper_post_id uuid,
  handed_over int not null default 0,
  counter_id uuid,
  admin_path text collate "C" not null default '',
  area_id uuid,
  -- the soonest day something of it is to be looked after
  next_day date,
  opened_at timestamptz not null,
  ended_at timestamptz,
  -- the request it led to
  request_id uuid,
  primary key (community_id, id),
  foreign key (community_id, person_id) references people.persons (community_id, id),
  foreign key (community_id, counter_id) references counters.counters (community_id, id),
  foreign key (community_id, area_id) references territory.areas (community_id, id),
  check ((state = 'open') = (ended_at is null))
);
create unique index cases_number on counters.cases (community_id, number);
create index cases_opened on counters.cases (community_id, opened_at desc, id desc);
create index cases_kept on counters.cases (community_id, keeper_person_id, next_day, id) where state = 'open';
create index cases_of_person on counters.cases (community_id, person_id) where person_id is not null;
select platform.community_table('counters.cases', 'select, insert, update');

create table counters.case_matters (
  community_id int not null,
  case_id uuid not null,
  seq int not null,
  matter_code text not null,
  matter_revision int not null,
  choice text not null default '',
  state text not null check (state in ('open', 'papers', 'waiting', 'done', 'not_done', 'withdrawn')),
  -- names of the papers that were brought
  brought text[] not null default '{}',
  -- the office it waits for, and the day to ask there again
  office text not null default '',
  next_day date,
  result text not null default '',
  done_by text not null default '',
  added_at timestamptz not null,
  ended_at timestamptz,
  primary key (community_id, case_id, seq),
  foreign key (community_id, case_id) references counters.cases (community_id, id),
  foreign key (community_id, matter_code, matter_revision) references counters.matters (community_id, code, revision)
);
select platform.community_table('counters.case_matters', 'select, insert, update');

create table counters.steps (
  community_id int not null,
  case_id uuid not null,
  seq int not null,
  matter_seq int,
  kind text not null,
  text text not null default '',
  at timestamptz not null,
  person_id uuid,
  post_id uuid,
  primary key (community_id, case_id, seq),
  foreign key (community_id, case_id) references counters.cases (community_id, id)
);
select platform.community_table('counters.steps', 'select, insert, update');

-- Hours that can be booked. `weekly`: that weekday but on public holidays; `holiday`: every public holiday; `day`: one day.
create table counters.openings (
  community_id int not null,
  id uuid not null,
  counter_id uuid not null,
  kind text not null check (kind in ('weekly', 'holiday', 'day')),
  weekday smallint check (weekday between 1 and 7),
  day date,
  from_time text not null,
  to_time text not null,
  slot_minutes int not null check (slot_minutes between 5 and 480),
  capacity int not null check (capacity between 1 and 50),
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, counter_id) references counters.counters (community_id, id),
  check ((kind = 'weekly') = (weekday is not null)),
  check ((kind = 'day') = (day is not null)),
  check (from_time < to_time)
);
create index openings_in_force on counters.openings (community_id, counter_id) where ended_at is null;
select platform.community_table('counters.openings', 'select, insert, update');

create table counters.appointments (
  community_id int not null,
  id uuid not null,
  number text not null,
  opening_id uuid not null,
  counter_id uuid not null,
  starts_at timestamptz not null,
  day date not null,
  person_id uuid,
  name text not null default '',
  phone text not null default '',
  matter_codes text[] not null default '{}',
  note text not null default '',
  state text not null check (state in ('booked', 'cancelled', 'came', 'no_show')),
  channel text not null check (channel in ('account', 'guest', 'telephone')),
  booked_at timestamptz not null,
  booked_by_person uuid,
  moved int not null default 0,
  ended_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, opening_id) references counters.openings (community_id, id),
  foreign key (community_id, counter_id) references counters.counters (community_id, id),
  foreign key (community_id, person_id) references people.persons (community_id, id)
);
create unique index appointments_number on counters.appointments (community_id, number);
create index appointments_slot on counters.appointments (community_id, opening_id, starts_at) where state <> 'cancelled';
create index appointments_day on counters.appointments (community_id, day, starts_at, id);
create index appointments_of_person on counters.appointments (community_id, person_id, starts_at desc) where person_id is not null;
select platform.community_table('counters.appointments', 'select, insert, update');

-- Somebody came, rang or was visited: each counted once, by grid and matter.
create table counters.receptions (
  community_id int not null,
  id uuid not null,
  at timestamptz not null,
  channel text not null check (channel in ('window', 'telephone', 'appointment', 'home')),
  person_id uuid,
  admin_path text collate "C" not null default '',
  area_id uuid,
  counter_id uuid,
  matter_codes text[] not null default '{}',
  note text not null default '',
  case_id uuid,
  appointment_id uuid,
  -- the request it became: counted there as filed at the counter
  request_id uuid,
  by_person uuid,
  by_post uuid,
  primary key (community_id, id),
  foreign key (community_id, person_id) references people.persons (community_id, id),
  foreign key (community_id, case_id) references counters.cases (community_id, id),
  foreign key (community_id, counter_id) references counters.counters (community_id, id),
  foreign key (community_id, area_id) references territory.areas (community_id, id),
  foreign key (community_id, appointment_id) references counters.appointments (community_id, id)
);
create index receptions_at on counters.receptions (community_id, at desc, id desc);
create index receptions_of_case on counters.receptions (community_id, case_id, at) where case_id is not null;
create index receptions_of_person on counters.receptions (community_id, person_id) where person_id is not null;
create unique index receptions_request on counters.receptions (community_id, request_id) where request_id is not null;
select platform.community_table('counters.receptions', 'select, insert, update');

-- Numbers of the queue. Nobody's name is asked.
create table counters.tickets (
  community_id int not null,
  id uuid not null,
  counter_id uuid not null,
  day date not null,
  no int not null,
  state text not null check (state in ('waiting', 'called', 'served', 'absent', 'left')),
  taken_at timestamptz not null,
  called_at timestamptz,
  called_times int not null default 0,
  desk text not null default '',
  ended_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, counter_id) references counters.counters (community_id, id)
);
create unique index tickets_no on counters.tickets (community_id, counter_id, day, no);
create index tickets_waiting on counters.tickets (community_id, counter_id, day, no) where state = 'waiting';
select platform.community_table('counters.tickets', 'select, insert, update, delete');

-- Errands (代办): a named member does it for somebody who agreed.
create table counters.errands (
  community_id int not null,
  id uuid not null,
  number text not null,
  person_id uuid,
  member_person_id uuid,
  member_kind text not null check (member_kind in ('party_member', 'volunteer')),
  scope text not null,
  until_day date not null,
  consent_kind text not null check (consent_kind in ('written', 'spoken', 'own')),
  -- what was agreed to, word for word
  consent_text text not null,
  consent_note text not null default '',
  consent_file uuid,
  consented_at timestamptz,
  state text not null check (state in ('asked', 'open', 'reported', 'closed', 'revoked', 'declined')),
  arranged_at timestamptz not null,
  arranged_by_person uuid,
  arranged_by_post uuid,
  admin_path text collate "C" not null default '',
  area_id uuid,
  report text not null default '',
  reported_at timestamptz,
  ended_at timestamptz,
  end_text text not null default '',
  primary key (community_id, id),
  foreign key (community_id, person_id) references people.persons (community_id, id),
  foreign key (community_id, member_person_id) references people.persons (community_id, id),
  foreign key (community_id, area_id) references territory.areas (community_id, id),
  check (person_id <> member_person_id)
);
create unique index errands_number on counters.errands (community_id, number);
create index errands_arranged on counters.errands (community_id, arranged_at desc, id desc);
create index errands_of_person on counters.errands (community_id, person_id) where person_id is not null;
create index errands_of_member on counters.errands (community_id, member_person_id) where member_person_id is not null;
select platform.community_table('counters.errands', 'select, insert, update');

-- Papers handed over for an errand, and given back.
create table counters.errand_papers (
  community_id int not null,
  errand_id uuid not null,
  id uuid not null,
  name text not null,
  handed_at timestamptz not null,
  handed_note_by uuid,
  returned_at timestamptz,
  returned_note_by uuid,
  primary key (community_id, errand_id, id),
  foreign key (community_id, errand_id) references counters.errands (community_id, id)
);
select platform.community_table('counters.errand_papers', 'select, insert, update');

-- What was counted of a reception or a case, so that counting it anew takes that back first.
create table counters.counted (
  community_id int not null,
  id uuid not null,
  day date not null,
  area_path text collate "C" not null,
  measures text[] not null,
  primary key (community_id, id)
);
select platform.community_table('counters.counted');
