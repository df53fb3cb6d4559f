-- Proposals for a ballot that is still drafted: who proposed what, who stands behind it, what staff found, what became of it.
alter table ballots.ballots
  add column nominate_what text check (nominate_what in ('options', 'candidates')),
  -- the last civil day to propose and to endorse
  add column nominate_until date,
  add column endorsements_least int not null default 0 check (endorsements_least between 0 and 1000),
  add column nominations_opened_at timestamptz,
  add constraint ballots_nominate_check check ((nominate_what is null) = (nominate_until is null));
create index ballots_nominating on ballots.ballots (community_id, nominations_opened_at desc, id desc)
  where nominations_opened_at is not null;

create table ballots.nominations (
  community_id int not null,
  ballot_id uuid not null,
  id uuid not null,
  seq int not null,
  what text not null check (what in ('works', 'policy', 'service', 'candidate')),
  -- for a candidate the name
  title text not null,
  text text not null,
  place text not null default '',
  rough_cost_fen bigint check (rough_cost_fen > 0),
  -- a candidate: 推选, appointed by a body, or self-proposed
  way text check (way in ('elected', 'appointed', 'self')),
  candidate_person_id uuid,
  assent text not null default 'none' check (assent in ('none', 'asked', 'given', 'refused')),
  assent_at timestamptz,
  assent_how text check (assent_how in ('screen', 'counter')),
  assent_entered_by_person uuid,
  person_id uuid,
  by_body text not null default '',
  channel text not null check (channel in ('screen', 'counter')),
  entered_by_person uuid,
  proposed_at timestamptz not null,
  state text not null check (state in ('proposed', 'feasible', 'unfit', 'merged', 'left_out', 'withdrawn', 'listed')),
  price_fen bigint check (price_fen > 0),
  doer text not null default '',
  checked_at timestamptz,
  checked_by_person uuid,
  merged_into uuid,
  primary key (community_id, ballot_id, id),
  unique (community_id, ballot_id, seq),
  foreign key (community_id, ballot_id) references ballots.ballots (community_id, id),
  foreign key (community_id, ballot_id, merged_into) references ballots.nominations (community_id, ballot_id, id),
  check ((what = 'candidate') = (way is not null)),
  check ((state = 'merged') = (merged_into is not null))
);
create index nominations_person on ballots.nominations (community_id, person_id) where person_id is not null;
create index nominations_candidate on ballots.nominations (community_id, candidate_person_id) where candidate_person_id is not null;
select platform.community_table('ballots.nominations', 'select, insert, update');

-- Who stands behind a proposal: each once.
create table ballots.endorsements (
  community_id int not null,
  ballot_id uuid not null,
  id uuid not null,
  nomination_id uuid not null,
  person_id uuid,
  at timestamptz not null,
  entered_by_person uuid,
  primary key (community_id, ballot_id, id),
  foreign key (community_id, ballot_id, nomination_id) references ballots.nominations (community_id, ballot_id, id)
);
create unique index endorsements_once on ballots.endorsements (community_id, ballot_id, nomination_id, person_id) where person_id is not null;
create index endorsements_person on ballots.endorsements (community_id, person_id) where person_id is not null;
select platform.community_table('ballots.endorsements', 'select, insert, update, delete');

-- Two proposals that mean the same become one only when both proposers agree.
create table ballots.nomination_merges (
  community_id int not null,
  ballot_id uuid not null,
  id uuid not null,
  from_id uuid not null,
  into_id uuid not null,
  why text not null,
  asked_at timestamptz not null,
  asked_by_person uuid,
  from_agrees boolean,
  from_entered_by_person uuid,
  into_agrees boolean,
  into_entered_by_person uuid,
  state text not null check (state in ('asked', 'agreed', 'refused', 'dropped')),
  primary key (community_id, ballot_id, id),
  foreign key (community_id, ballot_id, from_id) references ballots.nominations (community_id, ballot_id, id),
  foreign key (community_id, ballot_id, into_id) references ballots.nominations (community_id, ballot_id, id),
  check (from_id <> into_id)
);
create unique index nomination_merges_from on ballots.nomination_merges (community_id, ballot_id, from_id) where state = 'asked';
create index nomination_merges_into on ballots.nomination_merges (community_id, ballot_id, into_id);
select platform.community_table('ballots.nomination_merges', 'select, insert, update');

-- What became of a proposal, step by step, with the reason: everybody reads it.
create table ballots.nomination_steps (
  community_id int not null,
  ballot_id uuid not null,
  nomination_id uuid not null,
  seq int not null,
  at timestamptz not null,
  what text not null,
  reason text not null default '',
  primary key (community_id, ballot_id, nomination_id, seq),
  foreign key (community_id, ballot_id, nomination_id) references ballots.nominations (community_id, ballot_id, id)
);
select platform.community_table('ballots.nomination_steps', 'select, insert, update');

-- An option that came from a proposal.
alter table ballots.options add column nomination_id uuid;
create unique index options_nomination on ballots.options (community_id, ballot_id, nomination_id) where nomination_id is not null;
