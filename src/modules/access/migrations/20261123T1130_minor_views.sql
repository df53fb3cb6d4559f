-- 未成年人网络保护条例: who wants to see a minor's number asks, somebody who leads approves, and it is seen once.
create table access.minor_views (
  community_id int not null,
  id uuid not null,
  person_id uuid not null,
  field text not null check (field in ('phone', 'identity_number')),
  reason text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  approved boolean,
  used_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, person_id) references people.persons (community_id, id),
  foreign key (community_id, asked_by) references people.persons (community_id, id),
  foreign key (community_id, decided_by) references people.persons (community_id, id),
  check (asked_by <> decided_by)
);
create index minor_views_latest on access.minor_views (community_id, asked_at desc, id desc);
create index minor_views_asked on access.minor_views (community_id, asked_by, person_id) where used_at is null;
select platform.community_table('access.minor_views', 'select, insert, update');

-- Recorded apart: whose number it was, and who approved, or that the guardians were told because nobody had to.
alter table access.view_log add column minor boolean not null default false, add column approved_by uuid, add column guardians_told smallint;
