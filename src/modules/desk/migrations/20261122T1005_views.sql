-- Saved views: the address of a list (filters, columns, order) under a name.
create table desk.views (
  community_id int not null,
  id uuid not null,
  list text not null check (list in ('requests', 'people')),
  name text not null,
  -- the search part of the address
  search text not null,
  scope text not null check (scope in ('own', 'shared', 'locked')),
  -- shared or locked ones may be for holders of one kind of post, or of posts of one body
  post_kind text,
  body_id uuid,
  owner_person_id uuid not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1,
  primary key (community_id, id)
);
create unique index views_name on desk.views (community_id, list, owner_person_id, name);
create index views_shared on desk.views (community_id, list, name) where scope <> 'own';
select platform.community_table('desk.views');

-- What a person keeps at hand, in an order of their own.
create table desk.view_pins (
  community_id int not null,
  person_id uuid not null,
  view_id uuid not null,
  position smallint not null,
  primary key (community_id, person_id, view_id),
  foreign key (community_id, view_id) references desk.views (community_id, id) on delete cascade
);
create index view_pins_view on desk.view_pins (community_id, view_id);
select platform.community_table('desk.view_pins');
