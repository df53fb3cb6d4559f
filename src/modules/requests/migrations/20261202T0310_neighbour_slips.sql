-- Neighbours without an account: a slip at the door with a code of its own, or a word at the counter, on the telephone, at the door.
create table requests.neighbour_slips (
  community_id int not null,
  id uuid not null,
  request_id uuid not null,
  closing_no int not null,
  dwelling_id uuid not null,
  -- keyed hash of its code, which is derived and kept nowhere
  code_hash bytea not null,
  made_at timestamptz not null,
  made_by_person uuid,
  primary key (community_id, id),
  unique (community_id, request_id, closing_no, dwelling_id),
  unique (community_id, code_hash),
  foreign key (community_id, request_id) references requests.requests (community_id, id),
  foreign key (community_id, dwelling_id) references territory.dwellings (community_id, id)
);
create index neighbour_slips_made on requests.neighbour_slips (community_id, made_at);
select platform.community_table('requests.neighbour_slips', 'select, insert, delete');

-- One dwelling counts once, by whichever way it spoke.
alter table requests.neighbour_words add column channel text not null default 'account'
  check (channel in ('account', 'slip', 'counter', 'telephone', 'door'));
alter table requests.neighbour_words add column dwelling_id uuid;
alter table requests.neighbour_words add column entered_by_person uuid;
alter table requests.neighbour_words add column taken_back_at timestamptz;
create unique index neighbour_words_door on requests.neighbour_words (community_id, request_id, closing_no, dwelling_id)
  where person_id is null and dwelling_id is not null and taken_back_at is null;
create index neighbour_words_said on requests.neighbour_words (community_id, said_at) where dwelling_id is not null;
