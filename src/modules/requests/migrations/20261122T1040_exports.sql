-- Long lists taken out as a sheet, made in the background; the bytes are erased once the days for fetching are over.
create table requests.exports (
  community_id int not null,
  id uuid not null,
  filter jsonb not null,
  columns text,
  person_id uuid not null,
  account_id uuid not null,
  language text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  rows int,
  name text,
  bytes bytea,
  refusal text,
  primary key (community_id, id)
);
create index exports_person on requests.exports (community_id, person_id, started_at desc, id);
create unique index exports_one_at_a_time on requests.exports (community_id, person_id) where finished_at is null;
create index exports_kept on requests.exports (community_id, finished_at) where bytes is not null;
select platform.community_table('requests.exports', 'select, insert, update');
