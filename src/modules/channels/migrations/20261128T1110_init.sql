-- Chat groups on three levels, what is said there until it becomes a request, and what is told to them.
create schema channels;
grant usage on schema channels to linli_app;

create table channels.groups (
  community_id int not null,
  id uuid not null,
  -- grid, micro-grid (or compound) or building: the level follows from it
  area_id uuid not null,
  name text not null,
  kind text not null check (kind in ('wechat', 'wecom', 'dingtalk', 'feishu')),
  keeper_person_id uuid,
  note text not null default '',
  -- the robot's address and keys as JSON, sealed; never shown again
  robot_sealed bytea,
  -- messages of the last minute, for the robot's limit
  recent_posts timestamptz[] not null default '{}',
  last_sent_at timestamptz,
  last_heard_at timestamptz,
  made_at timestamptz not null,
  retired_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, area_id) references territory.areas (community_id, id),
  check (kind <> 'wechat' or robot_sealed is null)
);
create index groups_of_area on channels.groups (community_id, area_id);
create index groups_of_keeper on channels.groups (community_id, keeper_person_id) where keeper_person_id is not null;
select platform.community_table('channels.groups', 'select, insert, update');

create table channels.intake_drafts (
  community_id int not null,
  id uuid not null,
  source text not null check (source in ('paste', 'share', 'sound', 'wecom', 'dingtalk', 'feishu', 'email')),
  group_id uuid,
  -- { speaker, text, phone } as JSON, sealed; null once its term is over
  said_sealed bytea,
  -- for lists and rights: where it seems to be, and what about
  area_id uuid,
  item_code text,
  state text not null check (state in ('waiting', 'filed', 'merged', 'dismissed')),
  made_at timestamptz not null,
  made_by_person_id uuid,
  -- the answered call a spoken note is about
  ring_id uuid,
  sound_file_id uuid,
  seconds smallint,
  -- by whose word it turned out to be
  person_id uuid,
  request_id uuid,
  reason text not null default '',
  settled_at timestamptz,
  settled_by_person_id uuid,
  primary key (community_id, id),
  foreign key (community_id, group_id) references channels.groups (community_id, id),
  check ((state = 'waiting') = (settled_at is null)),
  check ((state in ('filed', 'merged')) = (request_id is not null))
);
create index intake_drafts_waiting on channels.intake_drafts (community_id, made_at, id) where state = 'waiting';
create index intake_drafts_settled on channels.intake_drafts (community_id, settled_at desc, id desc) where state <> 'waiting';
create index intake_drafts_of_person on channels.intake_drafts (community_id, person_id) where person_id is not null;
create index intake_drafts_kept on channels.intake_drafts (community_id, made_at) where said_sealed is not null;
create index intake_drafts_heard on channels.intake_drafts (community_id, made_at) where sound_file_id is not null;
create index intake_drafts_of_group on channels.intake_drafts (community_id, group_id) where group_id is not null;
select platform.community_table('channels.intake_drafts', 'select, insert, update');

create table channels.draft_photos (
  community_id int not null,
  draft_id uuid not null,
  file_id uuid not null,
  primary key (community_id, draft_id, file_id),
  foreign key (community_id, draft_id) references channels.intake_drafts (community_id, id)
);
select platform.community_table('channels.draft_photos', 'select, insert, delete');

-- Something told to every group of a branch.
create table channels.broadcasts (
  community_id int not null,
  id uuid not null,
  -- null: the whole community
  area_id uuid,
  title text not null,
  -- level → text; those without one of their own take that of `all`
  wordings jsonb not null,
  made_at timestamptz not null,
  made_by_person_id uuid,
  withdrawn_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, area_id) references territory.areas (community_id, id)
);
create index broadcasts_latest on channels.broadcasts (community_id, made_at desc, id desc);
select platform.community_table('channels.broadcasts', 'select, insert, update');

-- One group's part of it: passed on by hand, or sent by its robot.
create table channels.deliveries (
  community_id int not null,
  id uuid not null,
  -- null: a trial of the robot
  broadcast_id uuid,
  group_id uuid not null,
  state text not null check (state in ('to_pass', 'passed', 'waiting', 'sending', 'sent', 'failed', 'withdrawn')),
  -- null where the broadcast has the words
  text text,
  due_at timestamptz not null,
  attempts smallint not null default 0,
  done_at timestamptz,
  -- sent together with others, because of the robot's limit
  in_digest boolean not null default false,
  fault text not null default '',
  primary key (community_id, id),
  unique (community_id, broadcast_id, group_id),
  foreign key (community_id, broadcast_id) references channels.broadcasts (community_id, id),
  foreign key (community_id, group_id) references channels.groups (community_id, id)
);
create index deliveries_due on channels.deliveries (community_id, due_at) where state in ('waiting', 'sending');
create index deliveries_of_group on channels.deliveries (community_id, group_id, state);
select platform.community_table('channels.deliveries', 'select, insert, update');

-- Messages of robots that were heard, so that none is heard twice.
create table channels.heard (
  community_id int not null,
  group_id uuid not null,
  message text not null,
  at timestamptz not null,
  primary key (community_id, group_id, message),
  foreign key (community_id, group_id) references channels.groups (community_id, id)
);
create index heard_at on channels.heard (community_id, at);
select platform.community_table('channels.heard', 'select, insert, delete');
