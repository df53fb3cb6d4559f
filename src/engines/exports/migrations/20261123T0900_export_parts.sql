-- A long list is gathered piece by piece, a reaction each, so that everybody else gets in between.
alter table exports.runs
  -- how many rows it will have, once counted
  add column found int,
  -- how many lie in parts
  add column gathered int not null default 0,
  -- the list's own mark behind the last gathered row
  add column after text;

create table exports.parts (
  community_id int not null,
  run_id uuid not null,
  -- number of rows gathered before these
  begins int not null,
  rows jsonb not null,
  primary key (community_id, run_id, begins),
  foreign key (community_id, run_id) references exports.runs
);
select platform.community_table('exports.parts', 'select, insert, delete');
