-- How a community holds a kind of hall; without a row the built-in one holds (server/topics/templates.data.ts).
create table deliberation.topic_templates (
  community_id int not null,
  code text not null,
  name text not null,
  stages jsonb not null,
  show_as text not null check (show_as in ('home', 'name', 'none')),
  look_first boolean not null,
  changed_at timestamptz not null,
  primary key (community_id, code)
);
select platform.community_table('deliberation.topic_templates', 'select, insert, update, delete');

-- A question that is talked over and decided. `who`: whoever lives there, owns there, or belongs to the body.
create table deliberation.topics (
  community_id int not null,
  id uuid not null,
  number text not null,
  template text not null,
  title text not null,
  facts text not null,
  who text not null check (who in ('area', 'owners', 'members')),
  body_id uuid,
  area_id uuid,
  admin_path text collate "C",
  compound_path text collate "C",
  show_as text not null check (show_as in ('home', 'name', 'none')),
  look_first boolean not null,
  -- read by everybody on the public page: aggregates, options, outcome
  open boolean not null,
  -- what a higher office decided that is to be talked over here
  above text not null,
  suggestion_id uuid,
  state text not null check (state in ('open', 'closed', 'dropped')),
  stage text not null check (stage in ('collect', 'discuss', 'meet', 'decide', 'do', 'report')),
  outcome text not null default '',
  report text not null default '',
  opened_at timestamptz not null,
  opened_by_person uuid,
  ended_at timestamptz,
  late_told_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, area_id) references territory.areas (community_id, id),
  foreign key (community_id, body_id) references bodies.bodies (community_id, id),
  foreign key (community_id, suggestion_id) references deliberation.suggestions (community_id, id),
  check (who <> 'members' or body_id is not null),
  check ((state = 'open') = (ended_at is null))
);
create unique index topics_number on deliberation.topics (community_id, number);
create index topics_newest on deliberation.topics (community_id, opened_at desc, id desc);
create index topics_running on deliberation.topics (community_id, stage) where state = 'open';
create index topics_of_suggestion on deliberation.topics (community_id, suggestion_id) where suggestion_id is not null;
select platform.community_table('deliberation.topics', 'select, insert, update');

-- The steps of one topic, from its template: days are the community's.
create table deliberation.topic_stages (
  community_id int not null,
  topic_id uuid not null,
  kind text not null check (kind in ('collect', 'discuss', 'meet', 'decide', 'do', 'report')),
  seq int not null,
  name text not null,
  from_day date not null,
  until_day date not null,
  primary key (community_id, topic_id, kind),
  foreign key (community_id, topic_id) references deliberation.topics (community_id, id),
  check (until_day >= from_day)
);
select platform.community_table('deliberation.topic_stages', 'select, insert, update');

-- What moved, and why: everybody who reads the topic reads it.
create table deliberation.topic_changes (
  community_id int not null,
  topic_id uuid not null,
  id uuid not null,
  what text not null check (what in ('edited', 'stage', 'dates', 'dropped', 'reopened', 'ballot')),
  stage text,
  reason text not null,
  at timestamptz not null,
  by_person uuid,
  primary key (community_id, topic_id, id),
  foreign key (community_id, topic_id) references deliberation.topics (community_id, id)
);
select platform.community_table('deliberation.topic_changes', 'select, insert');

create table deliberation.topic_requests (
  community_id int not null,
  topic_id uuid not null,
  request_id uuid not null,
  tied_at timestamptz not null,
  primary key (community_id, topic_id, request_id),
  foreign key (community_id, topic_id) references deliberation.topics (community_id, id)
);
create index topic_requests_of on deliberation.topic_requests (community_id, request_id);
select platform.community_table('deliberation.topic_requests', 'select, insert, delete');

create table deliberation.topic_options (
  community_id int not null,
  topic_id uuid not null,
  id uuid not null,
  seq int not null,
  title text not null,
  description text not null,
  cost_fen bigint check (cost_fen > 0),
  primary key (community_id, topic_id, id),
  foreign key (community_id, topic_id) references deliberation.topics (community_id, id)
);
select platform.community_table('deliberation.topic_options', 'select, insert, update, delete');

-- What people say: an argument, a word to one (second level), a question, an amendment. `home_name`: the building, frozen when it was said.
create table deliberation.contributions (
  community_id int not null,
  id uuid not null,
  topic_id uuid not null,
  kind text not null check (kind in ('argument', 'reply', 'question', 'amendment')),
  side text check (side in ('for', 'against')),
  option_id uuid,
  parent_id uuid,
  text text not null,
  by_person uuid,
  home_name text not null,
  -- taken down by staff: where or from whom it was heard
  heard text not null default '',
  at timestamptz not null,
  state text not null check (state in ('waiting', 'shown', 'hidden', 'merged', 'withdrawn')),
  looked_at timestamptz,
  moderated_by_person uuid,
  reason text not null default '',
  merged_into uuid,
  verdict text check (verdict in ('open', 'accepted', 'declined')),
  answer text not null default '',
  answered_at timestamptz,
  answered_by_person uuid,
  answered_post_id uuid,
  primary key (community_id, id),
  foreign key (community_id, topic_id) references deliberation.topics (community_id, id),
  foreign key (community_id, parent_id) references deliberation.contributions (community_id, id),
  foreign key (community_id, merged_into) references deliberation.contributions (community_id, id),
  foreign key (community_id, by_person) references people.persons (community_id, id),
  check ((kind = 'argument') = (side is not null)),
  check ((kind = 'reply') = (parent_id is not null)),
  check ((kind = 'amendment') = (verdict is not null)),
  check ((state = 'merged') = (merged_into is not null))
);
create index contributions_of_topic on deliberation.contributions (community_id, topic_id, at, id);
create index contributions_replies on deliberation.contributions (community_id, parent_id, at) where parent_id is not null;
create index contributions_merged on deliberation.contributions (community_id, merged_into) where merged_into is not null;
create index contributions_by on deliberation.contributions (community_id, by_person, at desc) where by_person is not null;
create index contributions_to_look_at on deliberation.contributions (community_id, at, id) where looked_at is null and state in ('waiting', 'shown');
select platform.community_table('deliberation.contributions', 'select, insert, update');

-- Where a topic is on the table of a meeting.
create table deliberation.topic_items (
  community_id int not null,
  topic_id uuid not null,
  meeting_id uuid not null,
  item_id uuid not null,
  primary key (community_id, topic_id, meeting_id),
  foreign key (community_id, topic_id) references deliberation.topics (community_id, id),
  foreign key (community_id, meeting_id, item_id) references deliberation.items (community_id, meeting_id, id) on delete cascade
);
create index topic_items_of_meeting on deliberation.topic_items (community_id, meeting_id, item_id);
select platform.community_table('deliberation.topic_items', 'select, insert, delete');

create table deliberation.topic_ballots (
  community_id int not null,
  topic_id uuid not null,
  ballot_id uuid not null,
  made_at timestamptz not null,
  primary key (community_id, topic_id, ballot_id),
  foreign key (community_id, topic_id) references deliberation.topics (community_id, id)
);
create unique index topic_ballots_ballot on deliberation.topic_ballots (community_id, ballot_id);
select platform.community_table('deliberation.topic_ballots', 'select, insert');

-- What a topic decided is a task too, made at a meeting or not.
alter table deliberation.decisions
  alter column meeting_id drop not null,
  alter column item_id drop not null,
  add column topic_id uuid,
  add foreign key (community_id, topic_id) references deliberation.topics (community_id, id),
  add check (meeting_id is not null or topic_id is not null),
  add check ((meeting_id is null) = (item_id is null));
create index decisions_of_topic on deliberation.decisions (community_id, topic_id) where topic_id is not null;
