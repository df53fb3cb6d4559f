-- Invitations to a post by telephone number. Only the keyed hash of a code is kept; sending again makes a new one.
create table access.invitations (
  community_id int not null,
  id uuid not null,
  name text not null,
  phone text not null,
  person_id uuid,
  post_id uuid not null,
  how text not null check (how in ('elected', 'appointed', 'self_proposed')),
  until_day date,
  code_hash bytea not null,
  sendings int not null default 1,
  invited_by uuid,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  primary key (community_id, id),
  unique (community_id, code_hash),
  foreign key (community_id, person_id) references people.persons (community_id, id),
  foreign key (community_id, invited_by) references people.persons (community_id, id),
  foreign key (community_id, post_id) references bodies.posts (community_id, id)
);
create index invitations_latest on access.invitations (community_id, invited_at desc, id desc);
create index invitations_open on access.invitations (community_id, post_id, phone) where accepted_at is null and withdrawn_at is null;
select platform.community_table('access.invitations', 'select, insert, update');

alter table access.account_persons drop constraint account_persons_how_check;
alter table access.account_persons add constraint account_persons_how_check
  check (how in ('phone', 'code', 'demo', 'system', 'invitation'));
