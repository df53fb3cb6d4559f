-- What was done to the community's tags, so that it can be taken back.
alter table requests.tags add column merged_into uuid;
alter table requests.tags add constraint tags_merged foreign key (community_id, merged_into) references requests.tags (community_id, id);
alter table requests.tags add constraint tags_merged_retired check (merged_into is null or retired_at is not null);

create table requests.tag_changes (
  community_id int not null,
  id uuid not null,
  -- counted within the community: several may bear the same instant
  no int not null,
  tag_id uuid not null,
  kind text not null check (kind in ('renamed', 'retired', 'restored', 'merged')),
  name_before text not null,
  name_after text not null,
  into_id uuid,
  retired_before boolean not null,
  person_id uuid,
  at timestamptz not null,
  undone_at timestamptz,
  primary key (community_id, id),
  unique (community_id, no),
  foreign key (community_id, tag_id) references requests.tags (community_id, id),
  foreign key (community_id, into_id) references requests.tags (community_id, id),
  check ((kind = 'merged') = (into_id is not null))
);
create index tag_changes_tag on requests.tag_changes (community_id, tag_id, no) where undone_at is null;
select platform.community_table('requests.tag_changes', 'select, insert, update');

-- Requests that carried a tag when it was merged, and whether they carried the other one already.
create table requests.tag_moves (
  community_id int not null,
  change_id uuid not null,
  request_id uuid not null,
  had_both boolean not null,
  primary key (community_id, change_id, request_id),
  foreign key (community_id, change_id) references requests.tag_changes (community_id, id),
  foreign key (community_id, request_id) references requests.requests (community_id, id)
);
select platform.community_table('requests.tag_moves', 'select, insert, delete');
