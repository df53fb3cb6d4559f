-- Secret ballots: who took part stands in ballots.votes as ever, without choices; the choices lie in the urn, without anybody.
alter table ballots.ballots
  add column secret boolean not null default false,
  -- what papers are signed with, SPKI in base64; from the announcement on
  add column public_key text;
alter table ballots.ballots
  add constraint ballots_secret check (not secret or (not named and not by_group
    and kind in ('consultation', 'choose', 'approval', 'ranking', 'budget')));

-- What was signed unseen for this row: the same again gets the same signature, something else gets none.
alter table ballots.votes add column blinded_sha256 bytea;

-- The key that signs papers: sealed while the ballot runs, gone once it is counted or taken back.
create table ballots.urn_keys (
  community_id int not null,
  ballot_id uuid not null,
  private_sealed bytea,
  made_at timestamptz not null,
  destroyed_at timestamptz,
  primary key (community_id, ballot_id),
  foreign key (community_id, ballot_id) references ballots.ballots (community_id, id),
  check ((private_sealed is null) = (destroyed_at is not null))
);
select platform.community_table('ballots.urn_keys', 'select, insert, update');

-- The urn. No person, no row of the roll, no channel, no time, and no order: papers that came one after the other are written anew together,
-- sorted by what each voter's device drew.
create table ballots.urn (
  community_id int not null,
  ballot_id uuid not null,
  random bytea not null check (octet_length(random) = 32),
  -- empty: a spoiled paper
  choices text[] not null,
  signature bytea not null,
  batch int not null,
  primary key (community_id, ballot_id, random),
  foreign key (community_id, ballot_id) references ballots.ballots (community_id, id)
);
select platform.community_table('ballots.urn', 'select, insert, delete');

-- Paper out of the box, numbered as it is taken out: nothing leads to the roll. Read by two.
create table ballots.urn_papers (
  community_id int not null,
  ballot_id uuid not null,
  number int not null check (number > 0),
  counted_at timestamptz,
  primary key (community_id, ballot_id, number),
  foreign key (community_id, ballot_id) references ballots.ballots (community_id, id)
);
select platform.community_table('ballots.urn_papers', 'select, insert, update, delete');

create table ballots.urn_readings (
  community_id int not null,
  ballot_id uuid not null,
  number int not null,
  pass int not null check (pass in (1, 2)),
  choices text[] not null,
  valid boolean not null,
  entered_at timestamptz not null,
  entered_by_person uuid,
  primary key (community_id, ballot_id, number, pass),
  foreign key (community_id, ballot_id, number) references ballots.urn_papers (community_id, ballot_id, number) on delete cascade
);
select platform.community_table('ballots.urn_readings', 'select, insert, delete');
