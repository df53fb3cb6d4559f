-- Lines of the hotline that a telephone system reports for (Asterisk, FreeSWITCH …): who rings shows on the screen, who isn't answered is called back.
create table requests.lines (
  community_id int not null,
  id uuid not null,
  name text not null,
  -- what its events are signed with, sealed
  secret_sealed bytea not null,
  made_at timestamptz not null,
  retired_at timestamptz,
  primary key (community_id, id)
);
create table requests.rings (
  community_id int not null,
  id uuid not null,
  line_id uuid not null,
  -- the telephone system's own name of the call
  reference text not null,
  -- null: withheld, or handed on to the call, or a day old
  phone text,
  rang_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  -- waits here until the call is written up
  recording text,
  -- the call it was written up as: taken on the screen, or missed
  call_id uuid,
  primary key (community_id, id),
  unique (community_id, line_id, reference),
  foreign key (community_id, line_id) references requests.lines (community_id, id),
  foreign key (community_id, call_id) references requests.calls (community_id, id)
);
create index rings_of_line on requests.rings (community_id, line_id, rang_at);
create index rings_rang on requests.rings (community_id, rang_at);
create index rings_open on requests.rings (community_id, rang_at) where call_id is null and phone is not null;
-- Where its sound is kept, by the telephone system's word.
alter table requests.calls add column recording text;
select platform.community_table('requests.lines', 'select, insert, update');
select platform.community_table('requests.rings', 'select, insert, update');
