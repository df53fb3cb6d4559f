-- Text blocks: what is written again and again, under a name and the initials of its pinyin.
create table desk.texts (
  community_id int not null,
  id uuid not null,
  scope text not null check (scope in ('own', 'post', 'community')),
  -- scope own: whose
  owner_person_id uuid,
  -- scope post: of which holders
  post_kind text,
  name text not null,
  initials text not null,
  text text not null,
  -- last day it is offered; null without end
  valid_until date,
  changed_at timestamptz not null,
  version int not null default 1,
  primary key (community_id, id),
  check ((scope = 'own') = (owner_person_id is not null)),
  check ((scope = 'post') = (post_kind is not null))
);
create unique index texts_name on desk.texts (community_id, scope, owner_person_id, post_kind, name) nulls not distinct;
select platform.community_table('desk.texts');
