-- Which keys a worker uses at the workbench, where they differ from the table.
create table desk.keys (
  community_id int not null,
  person_id uuid not null,
  off boolean not null,
  -- act → keys, '' none
  keys jsonb not null check (jsonb_typeof(keys) = 'object'),
  changed_at timestamptz not null,
  primary key (community_id, person_id)
);
select platform.community_table('desk.keys');
