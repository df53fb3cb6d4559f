-- What the law gives persons over what is kept of them (个人信息保护法): notices, consents, requests of rights.
create schema privacy;
grant usage on schema privacy to linli_app;

-- Notices (告知书, 17) in every version they ever had; the draft of a topic has no version yet. What was published is changed no more.
create table privacy.notices (
  community_id int not null,
  id uuid not null,
  topic text not null check (topic in ('general', 'sensitive', 'minors')),
  version int check (version > 0),
  title text not null,
  purpose text not null,
  kinds text not null,
  retention text not null,
  rights text not null,
  contact text not null,
  -- what differs from the version before, in plain words
  changes text not null default '',
  -- purpose, way or kinds changed: earlier consents ask for a new word (14)
  ask_again boolean not null default false,
  edited_by_person uuid,
  edited_at timestamptz not null,
  published_at timestamptz,
  revision int not null default 1,
  primary key (community_id, id),
  unique (community_id, topic, version),
  check ((version is null) = (published_at is null))
);
create unique index notices_draft on privacy.notices (community_id, topic) where version is null;
select platform.community_table('privacy.notices');

-- Which version a person was shown, and said to have understood.
create table privacy.notice_reads (
  community_id int not null,
  person_id uuid not null,
  notice_id uuid not null,
  seen_at timestamptz not null,
  accepted_at timestamptz,
  primary key (community_id, person_id, notice_id),
  foreign key (community_id, person_id) references people.persons (community_id, id),
  foreign key (community_id, notice_id) references privacy.notices (community_id, id)
);
create index notice_reads_notice on privacy.notice_reads (community_id, notice_id);
select platform.community_table('privacy.notice_reads');

-- One row per word given: per person and purpose, under which version, by whom, with what evidence (14-16, 29, 31).
create table privacy.consents (
  community_id int not null,
  id uuid not null,
  person_id uuid not null,
  purpose text not null check (purpose in ('contact', 'notices', 'invitations', 'care', 'health', 'hardship')),
  -- null: given before there were notices
  notice_id uuid,
  how text not null check (how in ('self', 'counter', 'earlier')),
  evidence text not null default 'screen' check (evidence in ('screen', 'paper', 'voice', 'in_person')),
  evidence_note text not null default '',
  taken_by_person uuid,
  -- whoever speaks for a child under fourteen
  guardian_name text,
  guardian_tie text check (guardian_tie in ('parent', 'grandparent', 'sibling', 'other')),
  given_at timestamptz not null,
  ended_at timestamptz,
  ended_how text check (ended_how in ('self', 'counter', 'earlier', 'renewed', 'died')),
  ended_by_person uuid,
  primary key (community_id, id),
  foreign key (community_id, person_id) references people.persons (community_id, id),
  foreign key (community_id, notice_id) references privacy.notices (community_id, id),
  check ((guardian_name is null) = (guardian_tie is null)),
  check ((ended_at is null) = (ended_how is null))
);
create unique index consents_now on privacy.consents (community_id, person_id, purpose) where ended_at is null;
create index consents_person on privacy.consents (community_id, person_id, given_at);
create index consents_ended on privacy.consents (community_id, ended_at) where ended_at is not null;
select platform.community_table('privacy.consents');

-- What was agreed to so far, told by the register until now.
insert into privacy.consents (community_id, id, person_id, purpose, how, evidence, given_at, ended_at, ended_how)
select p.community_id, gen_random_uuid(), p.id, scope, 'earlier', 'in_person', p.consent_given_at, p.consent_withdrawn_at,
  case when p.consent_withdrawn_at is not null then 'earlier' end
from people.persons p, unnest(p.consent_scope) scope
where p.consent_given_at is not null;
