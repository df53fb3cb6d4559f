-- What the closed requests of a community taught about its items: the figures of every version, the model itself of the newest only.
create table requests.item_models (
  community_id int not null,
  version int not null check (version > 0),
  learned_at timestamptz not null,
  requests_count int not null,
  items_count int not null,
  -- Requests kept apart from the learning, and of them: where the first proposal was right, one of the three, the first by the items' words.
  apart_count int not null,
  first_right int not null,
  three_right int not null,
  words_right int not null,
  model bytea,
  primary key (community_id, version)
);
select platform.community_table('requests.item_models');

-- Filed by staff with proposals in sight: whether the first one was taken. Null where none was shown.
alter table requests.requests add column proposal_taken boolean;
create index requests_proposed on requests.requests (community_id, id) where proposal_taken is not null;
