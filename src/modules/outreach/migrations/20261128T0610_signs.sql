-- Early signs of conflict (早期苗头): of situations, never of persons. A sign ends by itself; figures live in the counters.
create table outreach.signs (
  community_id int not null,
  id uuid not null,
  area_id uuid not null,
  place_detail text not null default '',
  kind text not null check (kind in ('neighbours', 'noise', 'parking', 'property', 'renovation', 'pets', 'family', 'money', 'other')),
  words text not null,
  urgency text not null check (urgency in ('today', 'soon', 'watch')),
  state text not null check (state in ('new', 'accepted', 'talked', 'nothing', 'mediation')),
  author_person_id uuid,
  noted_at timestamptz not null,
  changed_at timestamptz not null,
  revision int not null default 0,
  primary key (community_id, id),
  foreign key (community_id, area_id) references territory.areas (community_id, id)
);
create index signs_by_state on outreach.signs (community_id, state, noted_at desc, id desc);
create index signs_of_author on outreach.signs (community_id, author_person_id, noted_at desc, id desc);
create index signs_by_change on outreach.signs (community_id, changed_at);
select platform.community_table('outreach.signs', 'select, insert, update, delete');

create table outreach.sign_steps (
  community_id int not null,
  sign_id uuid not null,
  seq smallint not null,
  did text not null check (did in ('accepted', 'talked', 'nothing', 'mediation', 'noted', 'reopened')),
  words text not null default '',
  by_person_id uuid,
  at timestamptz not null,
  primary key (community_id, sign_id, seq),
  foreign key (community_id, sign_id) references outreach.signs (community_id, id)
);
select platform.community_table('outreach.sign_steps', 'select, insert, delete');
