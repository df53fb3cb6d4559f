-- What people are told (消息), and the ways out besides their inbox.
create schema notifications;
grant usage on schema notifications to linli_app;

-- One line of a person's inbox: number, step and date, never what a matter is about, a name or an address (个人信息保护法 6).
create table notifications.messages (
  community_id int not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  -- where it is read: by residents, or at work
  face text not null check (face in ('resident', 'work')),
  topic text not null,
  urgent boolean not null,
  -- what it leads to: the id on the page of its kind
  thing_id uuid,
  -- number, at (an instant), day (a civil day)
  params jsonb not null default '{}',
  made_at timestamptz not null,
  read_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, person_id) references people.persons (community_id, id)
);
create index messages_newest on notifications.messages (community_id, person_id, face, made_at desc, id desc);
create index messages_unread on notifications.messages (community_id, person_id, face, made_at desc, id desc) where read_at is null;
create index messages_old on notifications.messages (community_id, made_at, id);
select platform.community_table('notifications.messages');
