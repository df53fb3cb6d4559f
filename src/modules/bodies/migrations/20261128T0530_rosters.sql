-- Duty rosters (值班表): who is on duty at a desk, on the hotline or at a post, by a weekly pattern and by days that differ from it.
create table bodies.rosters (
  community_id int not null,
  id uuid not null,
  name text not null,
  kind text not null check (kind in ('desk', 'hotline', 'place')),
  -- on days of rest: as on any day, or nobody unless the day itself says so
  on_rest_days text not null default 'nobody' check (on_rest_days in ('usual', 'nobody')),
  made_at timestamptz not null,
  closed_at timestamptz,
  primary key (community_id, id)
);
create index rosters_open on bodies.rosters (community_id, kind, id) where closed_at is null;
select platform.community_table('bodies.rosters', 'select, insert, update');

-- The weekly pattern: a shift is a weekday with its hours; several people may share one.
create table bodies.roster_shifts (
  community_id int not null,
  roster_id uuid not null,
  weekday smallint not null check (weekday between 1 and 7),
  starts text not null,
  ends text not null,
  person_id uuid not null,
  primary key (community_id, roster_id, weekday, starts, ends, person_id),
  foreign key (community_id, roster_id) references bodies.rosters (community_id, id),
  foreign key (community_id, person_id) references people.persons (community_id, id)
);
create index roster_shifts_person on bodies.roster_shifts (community_id, person_id);
select platform.community_table('bodies.roster_shifts', 'select, insert, update, delete');

-- A day that differs from the pattern: all its shifts stand here; one without a person says that nobody is on duty that day.
create table bodies.roster_days (
  community_id int not null,
  roster_id uuid not null,
  day date not null,
  place int not null,
  starts text,
  ends text,
  person_id uuid,
  note text not null default '',
  primary key (community_id, roster_id, day, place),
  foreign key (community_id, roster_id) references bodies.rosters (community_id, id),
  foreign key (community_id, person_id) references people.persons (community_id, id)
);
create index roster_days_person on bodies.roster_days (community_id, person_id, day) where person_id is not null;
select platform.community_table('bodies.roster_days', 'select, insert, update, delete');

-- Somebody asks a colleague to take a shift, or to exchange it for one of theirs; it is so when the colleague agrees.
create table bodies.roster_swaps (
  community_id int not null,
  id uuid not null,
  roster_id uuid not null,
  day date not null,
  starts text not null,
  ends text not null,
  person_id uuid not null,
  with_person_id uuid not null,
  -- what is taken in exchange; null where nothing is
  back_day date,
  back_starts text,
  back_ends text,
  note text not null default '',
  asked_at timestamptz not null,
  settled_at timestamptz,
  outcome text check (outcome in ('agreed', 'declined', 'taken_back')),
  primary key (community_id, id),
  foreign key (community_id, roster_id) references bodies.rosters (community_id, id),
  foreign key (community_id, person_id) references people.persons (community_id, id),
  foreign key (community_id, with_person_id) references people.persons (community_id, id)
);
create index roster_swaps_open on bodies.roster_swaps (community_id, roster_id, day) where settled_at is null;
create index roster_swaps_person on bodies.roster_swaps (community_id, person_id);
create index roster_swaps_with on bodies.roster_swaps (community_id, with_person_id);
select platform.community_table('bodies.roster_swaps', 'select, insert, update');
