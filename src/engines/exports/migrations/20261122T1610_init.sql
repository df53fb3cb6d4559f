-- Long lists of any module taken out as a sheet, made in the background; the bytes are erased once the days for fetching are over.
create schema exports;
grant usage on schema exports to linli_app;

create table exports.runs (
  community_id int not null,
  id uuid not null,
  -- the module whose list it is
  list text not null,
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
create index runs_person on exports.runs (community_id, person_id, list, started_at desc, id);
create unique index runs_one_at_a_time on exports.runs (community_id, person_id, list) where finished_at is null;
create index runs_kept on exports.runs (community_id, list, finished_at) where bytes is not null;
select platform.community_table('exports.runs', 'select, insert, update');
