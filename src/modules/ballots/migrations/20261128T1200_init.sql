-- Ballots: what is asked, who may vote, what was cast, how it came out. One count for every channel.
create schema ballots;
grant usage on schema ballots to linli_app;

create table ballots.ballots (
  community_id int not null,
  id uuid not null,
  number text not null,
  kind text not null check (kind in ('consultation', 'choose', 'approval', 'ranking', 'budget', 'owners', 'consent')),
  rule text not null,
  title text not null,
  description text not null default '',
  -- 意见征询 or 正式表决: in many cities a binding electronic vote has to run on the city's own system
  formal boolean not null,
  -- whoever manages the ballot sees afterwards who chose what
  named boolean not null,
  -- party members, residents and newcomers shown apart
  by_group boolean not null default false,
  winners int not null check (winners between 1 and 200),
  choices_most int not null check (choices_most between 1 and 200),
  budget_fen bigint check (budget_fen > 0),
  -- 民法典 278: ordinary matters, or those of its second sentence (6-8)
  matter text check (matter in ('ordinary', 'special')),
  consent_percent int check (consent_percent between 1 and 100),
  -- 指导规则 26(2): whoever was reached and said nothing counts only where the community's own rules say so
  silence text not null default 'none' check (silence in ('none', 'majority')),
  silence_basis text not null default '',
  roll_kind text not null check (roll_kind in ('persons', 'households', 'owners', 'listed')),
  roll_day date not null,
  developer text not null default '',
  area_total_cm2 bigint check (area_total_cm2 > 0),
  area_id uuid,
  admin_path text collate "C",
  compound_path text collate "C",
  opens_day date not null,
  closes_day date not null,
  notice_days int not null check (notice_days between 0 and 90),
  objection_days int not null check (objection_days between 1 and 60),
  extend_days int not null default 0 check (extend_days between 0 and 60),
  extend_below_percent int not null default 0 check (extend_below_percent between 0 and 100),
  opens_at timestamptz not null,
  -- the moment casting ends; an extension moves it
  closes_at timestamptz not null,
  extended_at timestamptz,
  -- the last civil day to vote on, after an extension too
  last_day date not null,
  state text not null check (state in ('draft', 'announced', 'tallied', 'objection', 'final', 'published', 'withdrawn')),
  rules_hash text,
  seed text not null,
  seed_commitment text not null,
  roll_drawn_at timestamptz,
  roll_last int not null default 0,
  made_at timestamptz not null,
  made_by_person uuid,
  announced_at timestamptz,
  tallied_at timestamptz,
  objections_until timestamptz,
  final_at timestamptz,
  published_at timestamptz,
  withdrawn_at timestamptz,
  withdraw_reason text not null default '',
  primary key (community_id, id),
  unique (community_id, number),
  foreign key (community_id, area_id) references territory.areas (community_id, id),
  check (closes_day >= opens_day),
  check ((kind = 'owners') = (matter is not null)),
  check ((kind = 'budget') = (budget_fen is not null)),
  check ((kind = 'consent') = (consent_percent is not null)),
  check (silence = 'none' or silence_basis <> '')
);
create index ballots_newest on ballots.ballots (community_id, made_at desc, id desc);
create index ballots_waiting on ballots.ballots (community_id, closes_at) where state = 'announced';
select platform.community_table('ballots.ballots', 'select, insert, update');

create table ballots.options (
  community_id int not null,
  ballot_id uuid not null,
  code text not null,
  position int not null,
  title text not null,
  description text not null default '',
  cost_fen bigint check (cost_fen > 0),
  -- who stands for election; a candidate holds no proxy (城市居民委员会组织法 19)
  candidate_person_id uuid,
  primary key (community_id, ballot_id, code),
  unique (community_id, ballot_id, title),
  foreign key (community_id, ballot_id) references ballots.ballots (community_id, id)
);
select platform.community_table('ballots.options', 'select, insert, update, delete');

-- What was changed between announcing and the first ballot: everybody may read it.
create table ballots.changes (
  community_id int not null,
  ballot_id uuid not null,
  seq int not null,
  at timestamptz not null,
  fields text[] not null,
  reason text not null,
  rules_hash text not null,
  primary key (community_id, ballot_id, seq),
  foreign key (community_id, ballot_id) references ballots.ballots (community_id, id)
);
select platform.community_table('ballots.changes', 'select, insert');

-- The roll: one row is one vote.
create table ballots.voters (
  community_id int not null,
  ballot_id uuid not null,
  id uuid not null,
  serial int not null,
  -- what makes it one: a person, a household, the owners of a title together, the developer
  same_key text not null,
  -- who speaks for it: the person, the household's head, the owners' representative
  person_id uuid,
  name text not null,
  place text not null,
  building_id uuid,
  building text not null,
  admin_path text collate "C",
  compound_path text collate "C",
  area_cm2 bigint not null default 0 check (area_cm2 >= 0),
  units int not null default 1,
  group_code text not null check (group_code in ('party', 'resident', 'newcomer', 'none')),
  source text not null check (source in ('register', 'developer', 'added')),
  code_hash bytea,
  delivered_on date,
  delivered_how text check (delivered_how in ('door', 'counter', 'post', 'message', 'notice')),
  delivered_by_person uuid,
  struck_at timestamptz,
  strike_reason text not null default '',
  primary key (community_id, ballot_id, id),
  unique (community_id, ballot_id, serial),
  foreign key (community_id, ballot_id) references ballots.ballots (community_id, id)
);
create unique index voters_once on ballots.voters (community_id, ballot_id, same_key) where struck_at is null;
create unique index voters_code on ballots.voters (community_id, code_hash) where code_hash is not null;
create index voters_person on ballots.voters (community_id, person_id) where person_id is not null;
select platform.community_table('ballots.voters', 'select, insert, update, delete');

-- Whose word counts for a row of the roll: any grown member of a household, one representative of a joint title.
create table ballots.speakers (
  community_id int not null,
  ballot_id uuid not null,
  voter_id uuid not null,
  person_id uuid not null,
  primary key (community_id, ballot_id, voter_id, person_id),
  foreign key (community_id, ballot_id, voter_id) references ballots.voters (community_id, ballot_id, id)
);
create index speakers_person on ballots.speakers (community_id, person_id, ballot_id);
select platform.community_table('ballots.speakers', 'select, insert, update, delete');

-- Which dwellings stand behind a row, for owners: nobody's area counts twice.
create table ballots.units (
  community_id int not null,
  ballot_id uuid not null,
  dwelling_id uuid not null,
  voter_id uuid not null,
  name text not null,
  area_cm2 bigint not null check (area_cm2 > 0),
  primary key (community_id, ballot_id, dwelling_id),
  foreign key (community_id, ballot_id, voter_id) references ballots.voters (community_id, ballot_id, id)
);
create index units_voter on ballots.units (community_id, ballot_id, voter_id);
select platform.community_table('ballots.units', 'select, insert, delete');

-- Written proxies: a holder has few, a candidate none; given back at any time before it is used.
create table ballots.proxies (
  community_id int not null,
  ballot_id uuid not null,
  id uuid not null,
  voter_id uuid not null,
  holder_person_id uuid,
  written_on date not null,
  noted_at timestamptz not null,
  noted_by_person uuid,
  revoked_at timestamptz,
  primary key (community_id, ballot_id, id),
  foreign key (community_id, ballot_id, voter_id) references ballots.voters (community_id, ballot_id, id)
);
create unique index proxies_one on ballots.proxies (community_id, ballot_id, voter_id) where revoked_at is null;
create index proxies_holder on ballots.proxies (community_id, holder_person_id, ballot_id) where revoked_at is null;
select platform.community_table('ballots.proxies', 'select, insert, update');

-- The votes: the key is what makes nobody vote twice, whatever the channel.
create table ballots.votes (
  community_id int not null,
  ballot_id uuid not null,
  voter_id uuid not null,
  channel text not null check (channel in ('screen', 'code', 'counter', 'door', 'telephone', 'paper')),
  -- codes of options, in order of preference where the ballot ranks
  choices text[] not null,
  valid boolean not null,
  receipt text not null,
  cast_at timestamptz not null,
  by_person uuid,
  proxy_id uuid,
  entered_by_person uuid,
  primary key (community_id, ballot_id, voter_id),
  foreign key (community_id, ballot_id, voter_id) references ballots.voters (community_id, ballot_id, id)
);
select platform.community_table('ballots.votes', 'select, insert, update, delete');

-- Votes entered by mistake and taken out before the end, with the reason; never counted.
create table ballots.voided (
  community_id int not null,
  ballot_id uuid not null,
  id uuid not null,
  voter_id uuid not null,
  channel text not null,
  cast_at timestamptz not null,
  entered_by_person uuid,
  voided_at timestamptz not null,
  voided_by_person uuid,
  reason text not null,
  primary key (community_id, ballot_id, id),
  foreign key (community_id, ballot_id, voter_id) references ballots.voters (community_id, ballot_id, id)
);
select platform.community_table('ballots.voided', 'select, insert, update');

-- Paper is read by two; where they differ a look at the paper settles it.
create table ballots.papers (
  community_id int not null,
  ballot_id uuid not null,
  voter_id uuid not null,
  pass int not null check (pass in (1, 2)),
  choices text[] not null,
  valid boolean not null,
  entered_at timestamptz not null,
  entered_by_person uuid,
  primary key (community_id, ballot_id, voter_id, pass),
  foreign key (community_id, ballot_id, voter_id) references ballots.voters (community_id, ballot_id, id)
);
select platform.community_table('ballots.papers', 'select, insert, update, delete');

create table ballots.objections (
  community_id int not null,
  ballot_id uuid not null,
  id uuid not null,
  about text not null check (about in ('roll', 'result')),
  person_id uuid,
  text text not null,
  raised_at timestamptz not null,
  entered_by_person uuid,
  decided_at timestamptz,
  decided_by_person uuid,
  upheld boolean,
  answer text not null default '',
  primary key (community_id, ballot_id, id),
  foreign key (community_id, ballot_id) references ballots.ballots (community_id, id),
  check ((decided_at is null) = (upheld is null))
);
create index objections_person on ballots.objections (community_id, person_id, ballot_id);
select platform.community_table('ballots.objections', 'select, insert, update');

create table ballots.results (
  community_id int not null,
  ballot_id uuid not null,
  outcome jsonb not null,
  counted_at timestamptz not null,
  primary key (community_id, ballot_id),
  foreign key (community_id, ballot_id) references ballots.ballots (community_id, id)
);
select platform.community_table('ballots.results', 'select, insert, update');
