-- Pictures of papers out of a secret ballot's box, by the number a paper got there: no row of the roll, no time.
create table ballots.urn_scans (
  community_id int not null,
  ballot_id uuid not null,
  number int not null check (number > 0),
  file_id uuid not null,
  added_by_person uuid,
  primary key (community_id, ballot_id, number, file_id),
  foreign key (community_id, ballot_id) references ballots.ballots (community_id, id)
);
select platform.community_table('ballots.urn_scans', 'select, insert, delete');
