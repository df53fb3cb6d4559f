-- Pictures of paper ballots, kept beside what was read off them until the roll is forgotten.
create table ballots.scans (
  community_id int not null,
  ballot_id uuid not null,
  voter_id uuid not null,
  file_id uuid not null,
  added_at timestamptz not null,
  added_by_person uuid,
  primary key (community_id, ballot_id, voter_id, file_id),
  foreign key (community_id, ballot_id, voter_id) references ballots.voters (community_id, ballot_id, id)
);
select platform.community_table('ballots.scans', 'select, insert, delete');
