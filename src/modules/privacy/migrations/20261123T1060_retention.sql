-- How long kinds of data are kept, where the community decided otherwise than what ships.
create table privacy.terms (
  community_id int not null,
  kind text not null,
  days int not null check (days between 1 and 36500),
  reason text not null,
  changed_by_person uuid,
  changed_at timestamptz not null,
  primary key (community_id, kind)
);
select platform.community_table('privacy.terms');

-- What ended by its term, by kind and day.
create table privacy.forgettings (
  community_id int not null,
  kind text not null,
  day date not null,
  forgotten int not null default 0,
  last_at timestamptz not null,
  primary key (community_id, kind, day)
);
select platform.community_table('privacy.forgettings');

-- Assessments of what processing may do to people (个人信息保护法 55, 56), kept for at least three years.
create table privacy.assessments (
  community_id int not null,
  id uuid not null,
  subject text not null,
  purpose text not null,
  risks text not null,
  measures text not null,
  conclusion text not null check (conclusion in ('proceed', 'proceed_with_measures', 'stop')),
  made_on date not null,
  written_by_person uuid,
  written_at timestamptz not null,
  primary key (community_id, id)
);
create index assessments_latest on privacy.assessments (community_id, made_on desc, id desc);
select platform.community_table('privacy.assessments', 'select, insert');
