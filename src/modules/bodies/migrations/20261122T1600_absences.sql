-- Days on which somebody who holds posts is away, and who does their work meanwhile. Everything follows from the days: nothing is moved
-- to the deputy, so nothing has to be moved back. One called off before it began ends when it begins.
create table bodies.absences (
  community_id int not null,
  id uuid not null,
  person_id uuid not null,
  deputy_id uuid,
  kind text check (kind in ('leave', 'sick', 'training', 'away_on_duty', 'family')),
  from_at timestamptz not null,
  until_at timestamptz not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, person_id) references people.persons (community_id, id),
  foreign key (community_id, deputy_id) references people.persons (community_id, id),
  check (until_at >= from_at),
  check (deputy_id is distinct from person_id)
);
create index absences_of_person on bodies.absences (community_id, person_id, until_at);
create index absences_of_deputy on bodies.absences (community_id, deputy_id, until_at) where deputy_id is not null;
create index absences_by_end on bodies.absences (community_id, until_at, from_at);
select platform.community_table('bodies.absences', 'select, insert, update');
