create schema territory;
grant usage on schema territory to linli_app;

-- Kinds are data. `tree`: which of the two trees a kind stands in. `site`: a compound or what is lived in like one.
-- `parents`: kinds it may stand below in the administrative tree; 'community' is its top. `prefix` begins its codes in paths.
create table territory.area_kinds (
  code text primary key,
  name_zh text not null,
  tree text not null check (tree in ('admin', 'residential', 'both')),
  parents text[] not null,
  prefix text unique,
  site boolean not null default false,
  position smallint not null
);
select platform.shared_table('territory.area_kinds', 'select');
insert into territory.area_kinds (position, code, name_zh, tree, parents, prefix, site) values
  (1, 'district', '区县', 'admin', '{}', null, false),
  (2, 'town', '镇街', 'admin', '{district}', null, false),
  (3, 'community', '社区', 'admin', '{town}', null, false),
  (10, 'grid', '网格', 'admin', '{community}', 'g', false),
  (11, 'micro_grid', '微网格', 'admin', '{grid}', 'm', false),
  (20, 'compound', '小区', 'residential', '{community,grid,micro_grid}', 'c', true),
  (21, 'village', '自然村', 'residential', '{community,grid,micro_grid}', 'v', true),
  (22, 'factory', '厂区', 'residential', '{community,grid,micro_grid}', 'f', true),
  (30, 'street', '街', 'both', '{community,grid,micro_grid}', 'r', false),
  (31, 'lane', '巷弄', 'both', '{community,grid,micro_grid,street,lane}', 'l', false),
  (32, 'courtyard', '院落', 'both', '{community,grid,micro_grid,street,lane}', 'y', false),
  (33, 'public_space', '公共空间', 'both', '{community,grid,micro_grid,street,lane}', 'p', false),
  (40, 'building', '楼栋', 'both', '{community,grid,micro_grid,street,lane,courtyard}', 'b', false),
  (41, 'stairwell', '单元', 'both', '{building}', 's', false);

-- `defaults`: bodies such a compound is expected to have, and the kind of body that answers for its common parts.
create table territory.compound_kinds (
  code text primary key,
  name_zh text not null,
  defaults jsonb not null,
  position smallint not null
);
select platform.shared_table('territory.compound_kinds', 'select');
insert into territory.compound_kinds (position, code, name_zh, defaults) values
  (1, 'commercial', '商品房小区', '{"bodies": ["party_branch", "owners_committee", "neighbour_association", "property_company"], "caretaker": "property_company"}'),
  (2, 'old', '老旧小区', '{"bodies": ["party_branch", "owners_committee", "neighbour_association"], "caretaker": "residents_committee"}'),
  (3, 'resettlement', '安置小区', '{"bodies": ["party_branch", "owners_committee", "neighbour_association", "property_company"], "caretaker": "property_company"}'),
  (4, 'public_rental', '公租房小区', '{"bodies": ["party_branch", "neighbour_association", "property_company"], "caretaker": "property_company"}'),
  (5, 'village', '村居', '{"bodies": ["party_branch", "neighbour_association"], "caretaker": "residents_committee"}'),
  (6, 'mixed', '混合小区', '{"bodies": ["party_branch", "owners_committee", "neighbour_association", "property_company"], "caretaker": "property_company"}'),
  (7, 'dormitory', '单位宿舍', '{"bodies": ["party_branch", "neighbour_association"], "caretaker": "residents_committee"}');

-- District and town carry their national code as id (GB/T 2260: 6 digits; town 9 digits); communities count from 1.
create table territory.regions (
  id int primary key,
  kind text not null check (kind in ('district', 'town', 'community')),
  parent_id int references territory.regions (id),
  name text not null,
  code text not null unique,
  path text collate "C" not null unique
);
create index regions_parent on territory.regions (parent_id);
select platform.shared_table('territory.regions', 'select, insert, update');

create table territory.communities (
  community_id int primary key references territory.regions (id),
  name text not null,
  code text not null unique,
  region_path text[] not null,
  time_zone text not null default 'Asia/Shanghai',
  phone text,
  supervision_phone text,
  office_hours text,
  address text,
  demo boolean not null default false,
  opened_at timestamptz not null,
  names jsonb not null default '{}',
  settings jsonb not null default '{}',
  sort_key text collate "C" not null
);
create index communities_sorted on territory.communities (sort_key, community_id);
select platform.shared_table('territory.communities', 'select, insert, update');

-- Codes are unique in the community, so an area keeps its code wherever it moves; a path is the codes from the top down.
create table territory.areas (
  community_id int not null references territory.communities (community_id),
  id uuid not null,
  kind text not null references territory.area_kinds (code),
  prefix text not null,
  ordinal int not null,
  code text collate "C" not null generated always as (prefix || ordinal::text) stored,
  parent_id uuid,
  compound_id uuid,
  admin_path text collate "C",
  compound_path text collate "C",
  compound_kind text references territory.compound_kinds (code),
  name text not null,
  initials text not null,
  full_name text not null,
  full_initials text not null,
  sort_key text collate "C" not null,
  boundary text,
  longitude double precision check (longitude between -180 and 180),
  latitude double precision check (latitude between -90 and 90),
  households_estimate int check (households_estimate >= 0),
  added_at timestamptz not null,
  retired_at timestamptz,
  primary key (community_id, id),
  unique (community_id, prefix, ordinal),
  unique (community_id, code),
  foreign key (community_id, parent_id) references territory.areas (community_id, id),
  foreign key (community_id, compound_id) references territory.areas (community_id, id),
  check (admin_path is not null or compound_path is not null),
  check ((longitude is null) = (latitude is null))
);
create index areas_admin_path on territory.areas (community_id, admin_path);
create index areas_compound_path on territory.areas (community_id, compound_path);
create index areas_below on territory.areas (community_id, parent_id, sort_key, id);
create index areas_in_compound on territory.areas (community_id, compound_id, sort_key, id);
create index areas_of_kind on territory.areas (community_id, kind, sort_key, id) where retired_at is null;
-- A name once among its neighbours: below the same place of the residential tree, else of the administrative one.
create unique index areas_name on territory.areas
  (community_id, kind, regexp_replace(coalesce(compound_path, admin_path), '[^/]+$', ''), name) where retired_at is null;
select platform.community_table('territory.areas', 'select, insert, update');

-- Paths are those of the stairwell, or of the building where there is none.
create table territory.dwellings (
  community_id int not null,
  id uuid not null,
  building_id uuid not null,
  stairwell_id uuid,
  number text not null,
  floor smallint,
  floor_area_cm2 int check (floor_area_cm2 > 0),
  use text not null check (use in ('residential', 'commercial', 'office', 'public', 'storage', 'other')),
  sort_key text collate "C" not null,
  admin_path text collate "C" not null,
  compound_path text collate "C",
  added_at timestamptz not null,
  retired_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, building_id) references territory.areas (community_id, id),
  foreign key (community_id, stairwell_id) references territory.areas (community_id, id)
);
create unique index dwellings_number on territory.dwellings
  (community_id, building_id, coalesce(stairwell_id, building_id), number) where retired_at is null;
create index dwellings_admin_path on territory.dwellings (community_id, admin_path);
create index dwellings_compound_path on territory.dwellings (community_id, compound_path);
create index dwellings_of_stairwell on territory.dwellings (community_id, stairwell_id);
select platform.community_table('territory.dwellings', 'select, insert, update');
