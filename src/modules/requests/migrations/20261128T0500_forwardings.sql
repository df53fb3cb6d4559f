-- Letters to bodies that have no account here (转办函): a request, or a part of it, is put to them on paper or by e-mail, and their answer is
-- typed in. The number of a letter follows on within its year.
create table requests.letter_numbers (
  community_id int not null,
  year int not null,
  last int not null,
  primary key (community_id, year)
);
select platform.community_table('requests.letter_numbers', 'select, insert, update');

create table requests.forwardings (
  community_id int not null,
  id uuid not null,
  request_id uuid not null,
  letter_year int not null,
  letter_no int not null,
  -- whom it is put to: a body of the community's list, or by name alone
  body_id uuid,
  addressee text not null,
  email text not null default '',
  -- what they are asked to do
  asked text not null,
  signed_by_person uuid,
  signed_by_post uuid,
  forwarded_by_person uuid,
  forwarded_at timestamptz not null,
  -- the day by which an answer is expected, and the instant that day ends
  due_on date not null,
  due_at timestamptz not null,
  -- when the desk was told that the day is near, and when the body was last reminded
  warned_at timestamptz,
  reminded_at timestamptz,
  reminded_count int not null default 0,
  answered_at timestamptz,
  answered_on date,
  answer text not null default '',
  answer_public boolean not null default true,
  answered_by_person uuid,
  withdrawn_at timestamptz,
  withdrawn_because text not null default '',
  primary key (community_id, id),
  unique (community_id, letter_year, letter_no),
  foreign key (community_id, request_id) references requests.requests (community_id, id)
);
create index forwardings_of_request on requests.forwardings (community_id, request_id, forwarded_at);
create index forwardings_open on requests.forwardings (community_id, due_at, id) where answered_at is null and withdrawn_at is null;
create index forwardings_past on requests.forwardings (community_id, forwarded_at, id);
select platform.community_table('requests.forwardings', 'select, insert, update');
