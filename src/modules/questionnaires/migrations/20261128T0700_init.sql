-- Questionnaires (问卷): asked of persons or households, each counted once however they answer. Who answered (units) and what was answered
-- (sheets) lie apart; of an anonymous questionnaire nothing joins them: no common id, no time finer than a day, no order.
create schema questionnaires;
grant usage on schema questionnaires to linli_app;

create table questionnaires.questionnaires (
  community_id int not null,
  id uuid not null,
  -- the first version's id: all versions of one questionnaire
  family_id uuid not null,
  version smallint not null,
  title text not null,
  intro text not null default '',
  unit text not null check (unit in ('person', 'household')),
  reach text not null check (reach in ('all', 'sample', 'link')),
  area_ids uuid[] not null,
  anonymous boolean not null,
  -- how many are drawn (reach sample)
  sample_size int check (sample_size between 1 and 20000),
  -- what the draw follows from: the same seed draws the same
  seed text,
  -- compound ('' beyond any) → how many could be asked when it opened
  eligible jsonb not null default '{}',
  until_day date,
  -- share of paper sheets a second person enters too, in percent
  check_percent smallint not null check (check_percent between 0 and 100),
  questions jsonb not null default '[]',
  state text not null check (state in ('draft', 'open', 'closed', 'published')),
  conclusion text not null default '',
  -- the second person's entries: sheets, fields compared, fields that differed
  checked_sheets int not null default 0,
  checked_fields int not null default 0,
  differing_fields int not null default 0,
  made_at timestamptz not null,
  opened_at timestamptz,
  closed_at timestamptz,
  published_at timestamptz,
  forgotten_at timestamptz,
  primary key (community_id, id),
  unique (community_id, family_id, version)
);
create index questionnaires_by_time on questionnaires.questionnaires (community_id, made_at desc, id desc);
create index questionnaires_open on questionnaires.questionnaires (community_id, until_day) where state = 'open';
select platform.community_table('questionnaires.questionnaires');

-- Who is asked, each once: a person, a household (by its dwelling), or a code on paper. Says that it answered and on which day, never what.
create table questionnaires.units (
  community_id int not null,
  id uuid not null,
  questionnaire_id uuid not null,
  person_id uuid,
  dwelling_id uuid,
  compound_id uuid,
  code text collate "C",
  answered_day date,
  primary key (community_id, id),
  foreign key (community_id, questionnaire_id) references questionnaires.questionnaires (community_id, id),
  foreign key (community_id, person_id) references people.persons (community_id, id),
  foreign key (community_id, dwelling_id) references territory.dwellings (community_id, id)
);
create unique index units_person on questionnaires.units (community_id, questionnaire_id, person_id) where person_id is not null;
create unique index units_household on questionnaires.units (community_id, questionnaire_id, dwelling_id) where person_id is null and dwelling_id is not null;
create unique index units_code on questionnaires.units (community_id, code) where code is not null;
create index units_in_order on questionnaires.units (community_id, questionnaire_id, id);
create index units_of_person on questionnaires.units (community_id, person_id) where person_id is not null;
create index units_of_dwelling on questionnaires.units (community_id, dwelling_id) where dwelling_id is not null;
select platform.community_table('questionnaires.units');

-- What was answered. `unit_id` only where the questionnaire is not anonymous. The id is random, not made by time.
create table questionnaires.sheets (
  community_id int not null,
  questionnaire_id uuid not null,
  id uuid not null,
  unit_id uuid,
  channel text not null check (channel in ('online', 'code', 'door', 'paper')),
  -- null where so few live there that it would tell who
  compound_id uuid,
  answers jsonb not null,
  -- words staff gave to comments: question → tags
  tags jsonb not null default '{}',
  primary key (community_id, questionnaire_id, id),
  foreign key (community_id, questionnaire_id) references questionnaires.questionnaires (community_id, id)
);
create unique index sheets_of_unit on questionnaires.sheets (community_id, unit_id) where unit_id is not null;
select platform.community_table('questionnaires.sheets');

-- Paper sheets that wait for the second person: counted and gone from here once both agree.
create table questionnaires.papers (
  community_id int not null,
  unit_id uuid not null,
  questionnaire_id uuid not null,
  entered_by_person_id uuid,
  first jsonb not null,
  second jsonb,
  second_by_person_id uuid,
  primary key (community_id, unit_id),
  foreign key (community_id, questionnaire_id) references questionnaires.questionnaires (community_id, id),
  foreign key (community_id, unit_id) references questionnaires.units (community_id, id)
);
create index papers_of_questionnaire on questionnaires.papers (community_id, questionnaire_id, unit_id);
select platform.community_table('questionnaires.papers');
