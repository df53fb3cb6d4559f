-- Moments of a ballot that the clock makes, announced once each; an extended one closes anew.
create table ballots.notices (
  community_id int not null,
  ballot_id uuid not null,
  what text not null check (what in ('opened', 'closing', 'closed')),
  last_day date not null,
  at timestamptz not null,
  primary key (community_id, ballot_id, what, last_day),
  foreign key (community_id, ballot_id) references ballots.ballots (community_id, id)
);
select platform.community_table('ballots.notices', 'select, insert');
create unique index notices_opened on ballots.notices (community_id, ballot_id) where what = 'opened';
