-- Dual registration (双报到): organisations and party members register to the community, take duties, report back.
create table whistles.registrations (
  community_id int not null,
  id uuid not null,
  kind text not null check (kind in ('organisation', 'member')),
  -- of a member; null once the person is erased
  person_id uuid,
  -- the organisation itself, or the one the member belongs to at work: to it goes the statement
  home_organisation text not null,
  home_key text collate "C" not null,
  contact_name text not null default '',
  contact_phone text not null default '',
  -- what they can do
  offers text not null default '',
  registered_at timestamptz not null,
  registered_by_person uuid,
  left_at timestamptz,
  leave_reason text not null default '',
  primary key (community_id, id),
  foreign key (community_id, person_id) references people.persons (community_id, id)
);
create unique index registrations_person on whistles.registrations (community_id, person_id)
  where person_id is not null and left_at is null;
create unique index registrations_organisation on whistles.registrations (community_id, home_key)
  where kind = 'organisation' and left_at is null;
create index registrations_home on whistles.registrations (community_id, home_key, kind, registered_at, id);
create index registrations_newest on whistles.registrations (community_id, registered_at desc, id desc);
select platform.community_table('whistles.registrations', 'select, insert, update');

create table whistles.duties (
  community_id int not null,
  id uuid not null,
  title text not null,
  description text not null,
  area_id uuid,
  place_detail text not null default '',
  until_day date not null,
  needed int not null check (needed between 1 and 500),
  made_at timestamptz not null,
  made_by_person uuid,
  closed_at timestamptz,
  close_reason text not null default '',
  primary key (community_id, id),
  foreign key (community_id, area_id) references territory.areas (community_id, id)
);
create index duties_newest on whistles.duties (community_id, made_at desc, id desc);
select platform.community_table('whistles.duties', 'select, insert, update');

-- Who took a duty, what they say they did, and that the community saw it.
create table whistles.takings (
  community_id int not null,
  duty_id uuid not null,
  registration_id uuid not null,
  taken_at timestamptz not null,
  given_up_at timestamptz,
  reported_at timestamptz,
  report_text text not null default '',
  people int check (people between 1 and 500),
  confirmed_at timestamptz,
  confirmed_by_person uuid,
  primary key (community_id, duty_id, registration_id),
  foreign key (community_id, duty_id) references whistles.duties (community_id, id),
  foreign key (community_id, registration_id) references whistles.registrations (community_id, id),
  check (reported_at is null = (people is null)),
  check (confirmed_at is null or reported_at is not null)
);
create index takings_of on whistles.takings (community_id, registration_id, taken_at desc);
select platform.community_table('whistles.takings', 'select, insert, update');
