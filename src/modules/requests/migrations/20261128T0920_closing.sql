-- Neighbours may speak on a closing of what is open to them; who was reached and wouldn't say anything isn't called again.
alter table requests.judgements drop constraint judgements_source_check;
alter table requests.judgements add constraint judgements_source_check check (source in ('requester', 'code', 'call_back', 'neighbours'));
alter table requests.judgements add column refused boolean not null default false;

-- Who calls back whom: one caller for each closing, never who handled it.
create table requests.follow_ups (
  community_id int not null,
  request_id uuid not null,
  closing_no int not null,
  caller_person_id uuid not null,
  given_by_person uuid,
  given_at timestamptz not null,
  primary key (community_id, request_id, closing_no),
  foreign key (community_id, request_id) references requests.requests (community_id, id)
);
create index follow_ups_caller on requests.follow_ups (community_id, caller_person_id, given_at desc);
select platform.community_table('requests.follow_ups', 'select, insert, update');

-- What is said on the telephone, by class of matter, in the community's own words.
create table requests.call_scripts (
  community_id int not null,
  class text not null check (class in ('love_and_livelihood', 'general_services', 'public_benefit', 'support_and_guarantee', 'special_care')),
  text text not null,
  changed_at timestamptz not null,
  primary key (community_id, class)
);
select platform.community_table('requests.call_scripts', 'select, insert, update');

-- A neighbour's word on a closing: done, or not. The last word of each counts.
create table requests.neighbour_words (
  community_id int not null,
  request_id uuid not null,
  closing_no int not null,
  id uuid not null,
  person_id uuid,
  done boolean not null,
  comment text not null default '',
  said_at timestamptz not null,
  primary key (community_id, request_id, closing_no, id),
  foreign key (community_id, request_id) references requests.requests (community_id, id)
);
create unique index neighbour_words_person on requests.neighbour_words (community_id, request_id, closing_no, person_id) where person_id is not null;
create index neighbour_words_of on requests.neighbour_words (community_id, person_id, said_at desc) where person_id is not null;
select platform.community_table('requests.neighbour_words', 'select, insert, update');

-- Requests left out of the second figure for a listed reason, each reviewed by somebody else. Both figures are shown.
create table requests.exclusions (
  community_id int not null,
  id uuid not null,
  request_id uuid not null,
  reason text not null check (reason in ('unlawful', 'untrue', 'settled', 'beyond', 'malicious', 'double')),
  text text not null,
  state text not null check (state in ('asked', 'granted', 'declined', 'withdrawn')),
  asked_at timestamptz not null,
  asked_by_person uuid,
  asked_by_post uuid,
  decided_at timestamptz,
  decided_by_person uuid,
  decided_by_post uuid,
  decision_text text not null default '',
  primary key (community_id, id),
  foreign key (community_id, request_id) references requests.requests (community_id, id),
  check ((state = 'asked') = (decided_at is null))
);
create unique index exclusions_in_force on requests.exclusions (community_id, request_id) where state in ('asked', 'granted');
create index exclusions_list on requests.exclusions (community_id, state, asked_at desc, id desc);
select platform.community_table('requests.exclusions', 'select, insert, update');

create table requests.exclusion_files (
  community_id int not null,
  exclusion_id uuid not null,
  file_id uuid not null,
  primary key (community_id, exclusion_id, file_id),
  foreign key (community_id, exclusion_id) references requests.exclusions (community_id, id),
  foreign key (community_id, file_id) references platform.files (community_id, id)
);
select platform.community_table('requests.exclusion_files', 'select, insert');
