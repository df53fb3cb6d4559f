-- Points to look at before a matter is said to be solved, kept with each revision of the item.
alter table requests.items add column checklist text[] not null default '{}';

-- The community's own tags.
create table requests.tags (
  community_id int not null,
  id uuid not null,
  name text not null,
  made_at timestamptz not null,
  retired_at timestamptz,
  primary key (community_id, id),
  unique (community_id, name)
);
select platform.community_table('requests.tags', 'select, insert, update');

create table requests.request_tags (
  community_id int not null,
  request_id uuid not null,
  tag_id uuid not null,
  primary key (community_id, request_id, tag_id),
  foreign key (community_id, request_id) references requests.requests (community_id, id),
  foreign key (community_id, tag_id) references requests.tags (community_id, id)
);
create index request_tags_tag on requests.request_tags (community_id, tag_id, request_id);
select platform.community_table('requests.request_tags', 'select, insert, delete');
