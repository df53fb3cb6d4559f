-- What a worker wrote and hasn't sent: theirs alone, found again on another computer.
create table desk.drafts (
  community_id int not null,
  person_id uuid not null,
  thing_kind text not null,
  thing_id uuid not null,
  field text not null,
  content text not null check (length(content) between 1 and 6000),
  saved_at timestamptz not null,
  primary key (community_id, person_id, thing_kind, thing_id, field)
);
create index drafts_person on desk.drafts (community_id, person_id, saved_at);
create index drafts_saved on desk.drafts (community_id, saved_at);
select platform.community_table('desk.drafts');
