-- The softer whistle (吹哨我来): who is called comes of their own will. No clock, no rating.
create table whistles.neighbour_calls (
  community_id int not null,
  id uuid not null,
  title text not null,
  description text not null,
  area_id uuid,
  admin_path text collate "C",
  compound_path text collate "C",
  place_detail text not null default '',
  -- whom it calls: residents, organisations, units
  welcomes text[] not null,
  meets_at timestamptz not null,
  needed int not null check (needed between 1 and 500),
  contact_phone text not null default '',
  state text not null check (state in ('open', 'held', 'withdrawn')),
  called_by_post uuid,
  called_by_person uuid,
  called_at timestamptz not null,
  ended_at timestamptz,
  end_text text not null default '',
  primary key (community_id, id),
  foreign key (community_id, area_id) references territory.areas (community_id, id),
  check ((state = 'open') = (ended_at is null))
);
create index neighbour_calls_meets on whistles.neighbour_calls (community_id, meets_at desc, id desc);
create index neighbour_calls_open on whistles.neighbour_calls (community_id, meets_at, id) where state = 'open';
select platform.community_table('whistles.neighbour_calls', 'select, insert, update');

-- Who said they come: a resident of the register, a body, or a unit by name; with how many, and how many came.
create table whistles.comers (
  community_id int not null,
  call_id uuid not null,
  id uuid not null,
  person_id uuid,
  body_id uuid,
  outside_name text,
  places int not null check (places between 1 and 200),
  said_at timestamptz not null,
  entered_by_person uuid,
  left_at timestamptz,
  came int check (came between 0 and 500),
  primary key (community_id, call_id, id),
  foreign key (community_id, call_id) references whistles.neighbour_calls (community_id, id),
  foreign key (community_id, person_id) references people.persons (community_id, id),
  foreign key (community_id, body_id) references bodies.bodies (community_id, id),
  -- nobody's name is kept once a person is erased
  check (num_nonnulls(person_id, body_id, outside_name) <= 1)
);
create unique index comers_person on whistles.comers (community_id, call_id, person_id) where person_id is not null and left_at is null;
create unique index comers_body on whistles.comers (community_id, call_id, body_id) where body_id is not null and left_at is null;
create index comers_of_person on whistles.comers (community_id, person_id, said_at desc) where person_id is not null;
select platform.community_table('whistles.comers', 'select, insert, update');
