-- How a person wants to be told of a topic besides the inbox; without a row what the kind of message says holds.
create table notifications.wishes (
  community_id int not null,
  person_id uuid not null,
  topic text not null,
  short_message boolean not null,
  mail boolean not null,
  primary key (community_id, person_id, topic),
  foreign key (community_id, person_id) references people.persons (community_id, id)
);
select platform.community_table('notifications.wishes');

-- A person's e-mail address (proven by a code made from code_id: none is kept), hours of rest, language of what goes out.
create table notifications.contacts (
  community_id int not null,
  person_id uuid not null,
  mail text,
  code_id uuid,
  code_sent_at timestamptz,
  confirmed_at timestamptz,
  -- the address refused a message: nothing more goes there until it is entered anew
  bounced_at timestamptz,
  quiet_from text not null default '21:00' check (quiet_from ~ '^\d\d:\d\d$'),
  quiet_until text not null default '08:00' check (quiet_until ~ '^\d\d:\d\d$'),
  language text not null default 'zh-CN',
  primary key (community_id, person_id),
  foreign key (community_id, person_id) references people.persons (community_id, id)
);
select platform.community_table('notifications.contacts');

-- Short messages and e-mails, one or several messages in each. The address and what it says are kept until it is out or given up.
create table notifications.deliveries (
  community_id int not null,
  id uuid not null,
  person_id uuid,
  channel text not null check (channel in ('short_message', 'mail')),
  -- keyed hash of the address, for limits
  recipient bytea not null,
  address text,
  language text not null,
  -- [{ kind, params }]
  lines jsonb not null default '[]',
  lines_count int not null default 1,
  urgent boolean not null,
  must_reach boolean not null,
  made_at timestamptz not null,
  due_at timestamptz not null,
  attempts int not null default 0,
  sent_at timestamptz,
  gave_up_at timestamptz,
  why text check (why in ('refused', 'unreachable')),
  settled_at timestamptz,
  settled_by_person uuid,
  settled_how text not null default '',
  primary key (community_id, id),
  foreign key (community_id, person_id) references people.persons (community_id, id)
);
create index deliveries_due on notifications.deliveries (community_id, due_at, id) where sent_at is null and gave_up_at is null;
create index deliveries_to on notifications.deliveries (community_id, recipient, made_at desc);
create index deliveries_of on notifications.deliveries (community_id, person_id, made_at desc) where person_id is not null;
create index deliveries_old on notifications.deliveries (community_id, made_at, id);
create index deliveries_undelivered on notifications.deliveries (community_id, gave_up_at desc, id desc)
  where gave_up_at is not null and must_reach and settled_at is null;
select platform.community_table('notifications.deliveries');

-- What a delivery spoke of: shown there, and where it couldn't be delivered.
create table notifications.delivered_things (
  community_id int not null,
  thing_id uuid not null,
  delivery_id uuid not null,
  kind text not null,
  number text not null default '',
  primary key (community_id, thing_id, delivery_id, kind),
  foreign key (community_id, delivery_id) references notifications.deliveries (community_id, id) on delete cascade
);
create index delivered_things_of on notifications.delivered_things (community_id, delivery_id);
select platform.community_table('notifications.delivered_things');
