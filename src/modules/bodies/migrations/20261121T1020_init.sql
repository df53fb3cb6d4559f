create schema bodies;
grant usage on schema bodies to linli_app;

create table bodies.bodies (
  community_id int not null,
  id uuid not null,
  kind text not null check (kind in ('party_branch', 'joint_party_committee', 'residents_committee', 'representatives_meeting',
    'owners_committee', 'compound_oversight_committee', 'residents_oversight_committee', 'neighbour_association', 'club',
    'social_organisation', 'member_alliance', 'property_company', 'mediation_committee', 'supervision_team', 'department',
    'street_office', 'partner_unit')),
  department_kind text,
  name text not null,
  sort_key text collate "C" not null,
  area_id uuid,
  powers text,
  duties text,
  decision_rule text,
  public_phone text,
  hours text,
  established_on date,
  filed_on date,
  founded_at timestamptz not null,
  dissolved_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, area_id) references territory.areas (community_id, id),
  check ((kind = 'department') = (department_kind is not null))
);
create unique index bodies_name on bodies.bodies (community_id, name) where dissolved_at is null;
create index bodies_of_kind on bodies.bodies (community_id, kind, sort_key, id);
create index bodies_sorted on bodies.bodies (community_id, sort_key, id);
create index bodies_of_area on bodies.bodies (community_id, area_id);
select platform.community_table('bodies.bodies', 'select, insert, update');

-- Which body serves which compound, from and until when. Without a compound: the whole community.
create table bodies.services (
  community_id int not null,
  id uuid not null,
  body_id uuid not null,
  compound_id uuid,
  from_at timestamptz not null,
  until_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, body_id) references bodies.bodies (community_id, id),
  foreign key (community_id, compound_id) references territory.areas (community_id, id),
  check (until_at >= from_at)
);
create index services_of_compound on bodies.services (community_id, compound_id, from_at);
create index services_of_body on bodies.services (community_id, body_id, from_at);
select platform.community_table('bodies.services', 'select, insert, update');

-- Members are persons of the register, or somebody from outside by name.
create table bodies.members (
  community_id int not null,
  id uuid not null,
  body_id uuid not null,
  person_id uuid,
  outside_name text,
  unit text,
  office text not null check (office in ('chair', 'vice_chair', 'secretary', 'member', 'supervisor')),
  title text,
  public boolean not null,
  public_phone text,
  from_at timestamptz not null,
  until_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, body_id) references bodies.bodies (community_id, id),
  foreign key (community_id, person_id) references people.persons (community_id, id),
  check ((person_id is null) <> (outside_name is null)),
  check (until_at >= from_at)
);
create index members_of_body on bodies.members (community_id, body_id, from_at);
create index members_by_person on bodies.members (community_id, person_id) where person_id is not null;
select platform.community_table('bodies.members', 'select, insert, update');

-- A post over an area, for a body, or both; neither is the whole community. Paths follow the area (reaction to its moves).
create table bodies.posts (
  community_id int not null,
  id uuid not null,
  kind text not null check (kind in ('community_secretary', 'deputy_secretary', 'community_worker', 'counter_clerk', 'grid_worker',
    'micro_grid_leader', 'project_social_worker', 'building_leader', 'lane_leader', 'street_leader', 'department_clerk',
    'property_manager', 'body_chair', 'body_member', 'street_office_clerk', 'district_analyst')),
  title text not null,
  sort_key text collate "C" not null,
  area_id uuid,
  body_id uuid,
  admin_path text collate "C",
  compound_path text collate "C",
  area_path text collate "C" generated always as
    (case when area_id is not null then coalesce(compound_path, admin_path) when body_id is null then '' end) stored,
  seats smallint not null check (seats between 1 and 500),
  duties text,
  public boolean not null,
  public_phone text,
  hours text,
  created_at timestamptz not null,
  closed_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, area_id) references territory.areas (community_id, id),
  foreign key (community_id, body_id) references bodies.bodies (community_id, id),
  check (area_id is null or coalesce(compound_path, admin_path) is not null)
);
create unique index posts_title on bodies.posts (community_id, kind, title,
  coalesce(area_id, '00000000-0000-0000-0000-000000000000'), coalesce(body_id, '00000000-0000-0000-0000-000000000000')) where closed_at is null;
create index posts_over on bodies.posts (community_id, kind, area_path);
create index posts_sorted on bodies.posts (community_id, sort_key, id);
create index posts_of_body on bodies.posts (community_id, body_id);
create index posts_of_area on bodies.posts (community_id, area_id);
select platform.community_table('bodies.posts', 'select, insert, update');

-- A post without a term in force is vacant. `until_at` is the first instant after the term; a term called off before it began ends when it begins.
create table bodies.post_terms (
  community_id int not null,
  id uuid not null,
  post_id uuid not null,
  person_id uuid not null,
  how text not null check (how in ('elected', 'appointed', 'self_proposed')),
  from_at timestamptz not null,
  until_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, post_id) references bodies.posts (community_id, id),
  foreign key (community_id, person_id) references people.persons (community_id, id),
  check (until_at >= from_at)
);
create index post_terms_by_person on bodies.post_terms (community_id, person_id, from_at);
create index post_terms_of_post on bodies.post_terms (community_id, post_id, from_at);
select platform.community_table('bodies.post_terms', 'select, insert, update');
