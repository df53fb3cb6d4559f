-- Organisations the register doesn't know ask to be registered; whoever keeps the registrations confirms or declines.
create table whistles.applications (
  community_id int not null,
  id uuid not null,
  home_organisation text not null,
  home_key text collate "C" not null,
  kind text not null check (kind in ('partner_unit', 'social_organisation', 'party_branch')),
  -- whom to ask; emptied a year after the answer
  contact_name text not null,
  contact_phone text not null,
  offers text not null default '',
  asked_at timestamptz not null,
  state text not null default 'asked' check (state in ('asked', 'confirmed', 'declined')),
  answered_at timestamptz,
  answered_by_person uuid,
  reason text not null default '',
  body_id uuid,
  invitation_id uuid,
  primary key (community_id, id),
  foreign key (community_id, body_id) references bodies.bodies (community_id, id),
  check ((state = 'asked') = (answered_at is null)),
  check ((state = 'confirmed') = (body_id is not null))
);
create unique index applications_asked on whistles.applications (community_id, home_key) where state = 'asked';
create index applications_newest on whistles.applications (community_id, asked_at desc, id desc);
select platform.community_table('whistles.applications', 'select, insert, update');
