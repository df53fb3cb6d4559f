-- What neighbours think of statements under a topic, and the map drawn of it.
alter table deliberation.topics add column map_on boolean not null default false;
alter table deliberation.topic_templates add column map_on boolean not null default false;

-- One idea in a sentence, to which everybody of the hall says yes, no, or passes.
create table deliberation.statements (
  community_id int not null,
  id uuid not null,
  topic_id uuid not null,
  text text not null,
  by_person uuid,
  -- put there by staff, to begin with
  seeded boolean not null,
  at timestamptz not null,
  state text not null check (state in ('waiting', 'shown', 'hidden', 'merged', 'withdrawn')),
  looked_at timestamptz,
  moderated_by_person uuid,
  reason text not null default '',
  merged_into uuid,
  primary key (community_id, id),
  foreign key (community_id, topic_id) references deliberation.topics (community_id, id),
  foreign key (community_id, merged_into) references deliberation.statements (community_id, id),
  foreign key (community_id, by_person) references people.persons (community_id, id),
  check ((state = 'merged') = (merged_into is not null))
);
create index statements_of_topic on deliberation.statements (community_id, topic_id, at, id);
create index statements_merged on deliberation.statements (community_id, merged_into) where merged_into is not null;
create index statements_by on deliberation.statements (community_id, by_person) where by_person is not null;
select platform.community_table('deliberation.statements', 'select, insert, update');

-- What one person answered: read by that person alone, and counted. Deleted some time after the topic ended.
create table deliberation.opinions (
  community_id int not null,
  id uuid not null,
  topic_id uuid not null,
  statement_id uuid not null,
  person_id uuid not null,
  answer text not null check (answer in ('agree', 'disagree', 'pass')),
  at timestamptz not null,
  -- the same person answered it under another entry of the register, which counts
  doubled boolean not null default false,
  primary key (community_id, statement_id, person_id),
  foreign key (community_id, topic_id) references deliberation.topics (community_id, id),
  foreign key (community_id, statement_id) references deliberation.statements (community_id, id),
  foreign key (community_id, person_id) references people.persons (community_id, id)
);
create unique index opinions_id on deliberation.opinions (community_id, id);
create index opinions_of_person on deliberation.opinions (community_id, topic_id, person_id);
create index opinions_newest on deliberation.opinions (community_id, topic_id, at);
create index opinions_held on deliberation.opinions (community_id, person_id);
select platform.community_table('deliberation.opinions', 'select, insert, update, delete');

-- The newest map of a topic, as it may be shown: groups, shares, nobody's place in it.
create table deliberation.opinion_maps (
  community_id int not null,
  topic_id uuid not null,
  drawn_at timestamptz not null,
  participants int not null,
  map jsonb not null,
  primary key (community_id, topic_id),
  foreign key (community_id, topic_id) references deliberation.topics (community_id, id)
);
select platform.community_table('deliberation.opinion_maps', 'select, insert, update, delete');
