-- Visit rounds (走访): dwellings × questions × days, shared out among walkers.
create schema outreach;
grant usage on schema outreach to linli_app;

create table outreach.rounds (
  community_id int not null,
  id uuid not null,
  name text not null,
  note text not null default '',
  area_ids uuid[] not null,
  -- only dwellings whose residents weren't confirmed for so long
  unconfirmed_months smallint check (unconfirmed_months between 1 and 120),
  from_day date not null,
  until_day date not null,
  -- [{ id, kind, label, options }]; never changed once the round is opened
  questions jsonb not null default '[]',
  state text not null check (state in ('planned', 'open', 'closed')),
  walkers smallint not null,
  planned_at timestamptz not null,
  opened_at timestamptz,
  closed_at timestamptz,
  forgotten_at timestamptz,
  primary key (community_id, id),
  check (until_day >= from_day)
);
create index rounds_by_day on outreach.rounds (community_id, from_day desc, id desc);
select platform.community_table('outreach.rounds', 'select, insert, update');

-- How far a round is, by building: kept by the visits themselves, so that nothing is counted to be shown.
create table outreach.progress (
  community_id int not null,
  round_id uuid not null,
  building_id uuid not null,
  position int not null,
  dwellings int not null,
  opened int not null default 0,
  not_home int not null default 0,
  refused int not null default 0,
  confirmed int not null default 0,
  knocks int not null default 0,
  knocks_opened int not null default 0,
  primary key (community_id, round_id, building_id),
  foreign key (community_id, round_id) references outreach.rounds (community_id, id)
);
select platform.community_table('outreach.progress', 'select, insert, update');

-- One dwelling of a round. `field_revisions`: at which revision each field last changed, so that two phones can change different ones.
create table outreach.visits (
  community_id int not null,
  round_id uuid not null,
  dwelling_id uuid not null,
  building_id uuid not null,
  block_id uuid not null,
  -- walking order
  position int not null,
  walker_person_id uuid not null,
  outcome text check (outcome in ('opened', 'not_home', 'refused')),
  next_day date,
  note text not null default '',
  answers jsonb not null default '{}',
  confirmed boolean not null default false,
  revision int not null default 0,
  field_revisions jsonb not null default '{}',
  changed_at timestamptz,
  primary key (community_id, round_id, dwelling_id),
  foreign key (community_id, round_id, building_id) references outreach.progress (community_id, round_id, building_id),
  foreign key (community_id, dwelling_id) references territory.dwellings (community_id, id)
);
create index visits_of_walker on outreach.visits (community_id, walker_person_id, round_id, position);
create index visits_in_order on outreach.visits (community_id, round_id, position);
create index visits_of_dwelling on outreach.visits (community_id, dwelling_id);
select platform.community_table('outreach.visits', 'select, insert, update');

-- Each time somebody stood before the door; the id is made on the phone, so that it arrives once.
create table outreach.knocks (
  community_id int not null,
  id uuid not null,
  round_id uuid not null,
  dwelling_id uuid not null,
  outcome text not null check (outcome in ('opened', 'not_home', 'refused')),
  at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, round_id, dwelling_id) references outreach.visits (community_id, round_id, dwelling_id)
);
create index knocks_of_visit on outreach.knocks (community_id, round_id, dwelling_id, at);
select platform.community_table('outreach.knocks', 'select, insert');

-- What was said of who lives there: confirmed, gone, or somebody the register doesn't know. The register itself is changed by who keeps it.
create table outreach.marks (
  community_id int not null,
  id uuid not null,
  round_id uuid not null,
  dwelling_id uuid not null,
  person_id uuid,
  says text not null check (says in ('here', 'gone', 'new')),
  name text not null default '',
  phone text,
  note text not null default '',
  at timestamptz not null,
  settled_at timestamptz,
  primary key (community_id, id),
  unique (community_id, round_id, dwelling_id, person_id),
  foreign key (community_id, round_id, dwelling_id) references outreach.visits (community_id, round_id, dwelling_id),
  foreign key (community_id, person_id) references people.persons (community_id, id),
  check ((person_id is null) = (says = 'new'))
);
create index marks_to_settle on outreach.marks (community_id, at, id) where settled_at is null and says <> 'here';
create index marks_of_person on outreach.marks (community_id, person_id) where person_id is not null;
select platform.community_table('outreach.marks', 'select, insert, update, delete');

create table outreach.photos (
  community_id int not null,
  round_id uuid not null,
  dwelling_id uuid not null,
  file_id uuid not null,
  added_at timestamptz not null,
  primary key (community_id, round_id, dwelling_id, file_id),
  foreign key (community_id, round_id, dwelling_id) references outreach.visits (community_id, round_id, dwelling_id)
);
select platform.community_table('outreach.photos', 'select, insert, delete');

-- Needs found at the door that became requests.
create table outreach.needs (
  community_id int not null,
  round_id uuid not null,
  dwelling_id uuid not null,
  request_id uuid not null,
  found_at timestamptz not null,
  primary key (community_id, round_id, dwelling_id, request_id),
  foreign key (community_id, round_id, dwelling_id) references outreach.visits (community_id, round_id, dwelling_id)
);
select platform.community_table('outreach.needs', 'select, insert');

-- When who lives in a dwelling was last confirmed at the door.
create table outreach.confirmations (
  community_id int not null,
  dwelling_id uuid not null,
  round_id uuid not null,
  confirmed_at timestamptz not null,
  primary key (community_id, dwelling_id),
  foreign key (community_id, dwelling_id) references territory.dwellings (community_id, id)
);
select platform.community_table('outreach.confirmations', 'select, insert, update, delete');
