-- Consent in rounds, counts house by house, lifts, and what households said with their vote.
alter table ballots.ballots
  drop constraint ballots_kind_check,
  drop constraint ballots_check1,
  -- the round before this one
  add column follows_id uuid,
  add column round int not null default 1 check (round between 1 and 9),
  -- what has to reach the threshold: everybody together, or each building or stairwell by itself
  add column counted_by text not null default 'whole' check (counted_by in ('whole', 'building', 'stairwell')),
  -- the board shows how many agree while it runs, not only how many answered
  add column live_agreed boolean not null default false,
  -- a lift: who pays, who keeps it up, and whether whoever it stands in the way of has to agree
  add column funding text not null default '',
  add column upkeep text not null default '',
  add column affected_agree boolean not null default true;
alter table ballots.ballots
  add constraint ballots_kind_check check (kind in ('consultation', 'choose', 'approval', 'ranking', 'budget', 'owners', 'lift', 'consent')),
  add constraint ballots_kind_matter check ((kind in ('owners', 'lift')) = (matter is not null)),
  add constraint ballots_lift_check check (kind <> 'lift' or counted_by <> 'whole'),
  add constraint ballots_follows foreign key (community_id, follows_id) references ballots.ballots (community_id, id);

alter table ballots.voters
  add column dwelling_id uuid,
  add column stairwell_id uuid,
  add column stairwell text not null default '';

alter table ballots.units
  add column building_id uuid,
  add column building text not null default '',
  add column stairwell_id uuid,
  add column stairwell text not null default '';

-- Why a household said no, or on what condition it agreed: kept for whoever plans the works.
create table ballots.words (
  community_id int not null,
  ballot_id uuid not null,
  voter_id uuid not null,
  kind text not null check (kind in ('reason', 'condition')),
  text text not null,
  said_at timestamptz not null,
  by_person uuid,
  entered_by_person uuid,
  request_id uuid,
  primary key (community_id, ballot_id, voter_id),
  foreign key (community_id, ballot_id, voter_id) references ballots.voters (community_id, ballot_id, id)
);
select platform.community_table('ballots.words', 'select, insert, update, delete');

-- Dwellings a lift directly affects, and how their owners were heard before anybody votes.
create table ballots.affected (
  community_id int not null,
  ballot_id uuid not null,
  dwelling_id uuid not null,
  name text not null,
  why text not null default '',
  heard_on date,
  heard_how text check (heard_how in ('talk', 'meeting', 'telephone', 'letter')),
  said text not null default '',
  agreed text not null default '',
  heard_by_person uuid,
  primary key (community_id, ballot_id, dwelling_id),
  foreign key (community_id, ballot_id) references ballots.ballots (community_id, id),
  check ((heard_on is null) = (heard_how is null))
);
select platform.community_table('ballots.affected', 'select, insert, update, delete');

-- Visit rounds planned to who hasn't answered.
create table ballots.visits (
  community_id int not null,
  ballot_id uuid not null,
  round_id uuid not null,
  households int not null,
  planned_at timestamptz not null,
  primary key (community_id, ballot_id, round_id),
  foreign key (community_id, ballot_id) references ballots.ballots (community_id, id)
);
select platform.community_table('ballots.visits', 'select, insert');
