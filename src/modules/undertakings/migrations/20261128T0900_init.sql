create schema undertakings;
grant usage on schema undertakings to linli_app;

-- What goes beyond one request: a topic (a recurring problem), a long-running case, or what an outside body must decide.
create table undertakings.undertakings (
  community_id int not null,
  id uuid not null,
  kind text not null check (kind in ('topic', 'long_case', 'advocacy')),
  title text not null,
  description text not null,
  -- topics: requests under this item, at this place, belong here by themselves
  item_code text,
  area_id uuid,
  admin_path text collate "C",
  compound_path text collate "C",
  -- advocacy: who decides
  outside_body text not null default '',
  source text not null check (source in ('hand', 'proposal', 'over_time', 'reopened', 'petition')),
  confidential boolean not null default false,
  lead_post_id uuid,
  started_on date not null,
  next_step text not null default '',
  next_day date,
  state text not null check (state in ('open', 'ended')),
  outcome text check (outcome in ('solved', 'partly', 'refused', 'explained')),
  result text not null default '',
  ended_at timestamptz,
  published boolean not null default false,
  opened_at timestamptz not null,
  opened_by_person uuid,
  steps_count int not null default 0,
  primary key (community_id, id),
  foreign key (community_id, area_id) references territory.areas (community_id, id),
  check ((state = 'ended') = (ended_at is not null)),
  check ((state = 'ended') = (outcome is not null)),
  check (not (published and confidential))
);
-- Whoever has no next step comes first, then what is overdue.
create index undertakings_next on undertakings.undertakings (community_id, kind, (coalesce(next_day, '1900-01-01'::date)), id) where state = 'open';
create index undertakings_ended on undertakings.undertakings (community_id, kind, ended_at desc, id desc) where state = 'ended';
create index undertakings_topics on undertakings.undertakings (community_id, item_code) where state = 'open' and kind = 'topic';
select platform.community_table('undertakings.undertakings', 'select, insert, update');

create table undertakings.steps (
  community_id int not null,
  undertaking_id uuid not null,
  seq int not null,
  at timestamptz not null,
  -- the day it happened on, where it is written down later
  day date not null,
  kind text not null check (kind in ('opened', 'changed', 'progress', 'attempt', 'answer', 'tied', 'untied', 'ended', 'resumed', 'published', 'unpublished')),
  text text not null default '',
  -- advocacy: how it was asked or answered, and with whom one spoke
  way text check (way in ('letter', 'visit', 'meeting', 'phone', 'online', 'deputy')),
  counterpart text not null default '',
  person_id uuid,
  post_id uuid,
  primary key (community_id, undertaking_id, seq),
  foreign key (community_id, undertaking_id) references undertakings.undertakings (community_id, id)
);
select platform.community_table('undertakings.steps', 'select, insert');

create table undertakings.files (
  community_id int not null,
  undertaking_id uuid not null,
  file_id uuid not null,
  seq int not null,
  primary key (community_id, undertaking_id, file_id),
  foreign key (community_id, undertaking_id) references undertakings.undertakings (community_id, id),
  foreign key (community_id, file_id) references platform.files (community_id, id)
);
select platform.community_table('undertakings.files', 'select, insert');

-- Requests that belong to it: their askers read what is done, and are told how it ended.
create table undertakings.requests (
  community_id int not null,
  undertaking_id uuid not null,
  request_id uuid not null,
  how text not null check (how in ('hand', 'rule')),
  tied_at timestamptz not null,
  untied_at timestamptz,
  primary key (community_id, undertaking_id, request_id),
  foreign key (community_id, undertaking_id) references undertakings.undertakings (community_id, id),
  foreign key (community_id, request_id) references caseflow.cases (community_id, id)
);
create index requests_of on undertakings.requests (community_id, request_id) where untied_at is null;
select platform.community_table('undertakings.requests', 'select, insert, update');

-- An advocacy that a topic hangs on: whoever asked about the topic is told of its end too.
create table undertakings.topics_of_advocacies (
  community_id int not null,
  advocacy_id uuid not null,
  topic_id uuid not null,
  primary key (community_id, advocacy_id, topic_id),
  foreign key (community_id, advocacy_id) references undertakings.undertakings (community_id, id),
  foreign key (community_id, topic_id) references undertakings.undertakings (community_id, id)
);
create index topics_of_advocacies_topic on undertakings.topics_of_advocacies (community_id, topic_id);
select platform.community_table('undertakings.topics_of_advocacies', 'select, insert');

-- Requests much alike that a job found: taken up as a topic, or set aside.
create table undertakings.proposals (
  community_id int not null,
  id uuid not null,
  item_code text not null,
  place_path text collate "C" not null,
  area_id uuid,
  request_ids uuid[] not null,
  proposed_at timestamptz not null,
  decided_at timestamptz,
  decision text check (decision in ('taken', 'set_aside')),
  reason text not null default '',
  decided_by_person uuid,
  primary key (community_id, id),
  check ((decided_at is null) = (decision is null))
);
create unique index proposals_open on undertakings.proposals (community_id, item_code, place_path) where decided_at is null;
select platform.community_table('undertakings.proposals', 'select, insert, update');

-- The words of steps of cases that ended long ago; steps are otherwise never changed.
create function undertakings.forget_steps(community int, cases uuid[]) returns void
language sql security definer set search_path = pg_catalog as $$
  update undertakings.steps set text = '', counterpart = ''
  where platform.sees(community) and community_id = community and undertaking_id = any (cases)
$$;
revoke all on function undertakings.forget_steps(int, uuid[]) from public;
grant execute on function undertakings.forget_steps(int, uuid[]) to linli_app;
