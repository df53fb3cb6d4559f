-- Ballots whose outcome became tasks, with title and place: the ballot itself lies with its module.
create table deliberation.ballots (
  community_id int not null,
  ballot_id uuid not null,
  title text not null,
  area_id uuid,
  admin_path text,
  compound_path text,
  primary key (community_id, ballot_id)
);
select platform.community_table('deliberation.ballots', 'select, insert, update');

-- What a ballot chose is a task too, whether it was held on a topic or not.
alter table deliberation.decisions
  drop constraint decisions_check2,
  add column ballot_id uuid,
  add foreign key (community_id, ballot_id) references deliberation.ballots (community_id, ballot_id),
  add constraint decisions_origin check (meeting_id is not null or topic_id is not null or ballot_id is not null);
create index decisions_of_ballot on deliberation.decisions (community_id, ballot_id) where ballot_id is not null;
