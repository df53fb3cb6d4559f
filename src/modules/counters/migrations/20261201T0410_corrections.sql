-- What stood under a case before it was put right, and why it was.
create table counters.corrections (
  community_id int not null,
  case_id uuid not null,
  step_seq int not null,
  nth int not null,
  was text not null,
  reason text not null,
  at timestamptz not null,
  person_id uuid,
  post_id uuid,
  primary key (community_id, case_id, step_seq, nth),
  foreign key (community_id, case_id, step_seq) references counters.steps (community_id, case_id, seq)
);
select platform.community_table('counters.corrections', 'select, insert, update');
