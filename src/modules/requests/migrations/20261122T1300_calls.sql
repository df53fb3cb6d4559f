-- Calls of the hotline: each that came in, went out or was missed, what became of it, and which still wait to be called back.
create table requests.calls (
  community_id int not null,
  id uuid not null,
  kind text not null check (kind in ('in', 'out', 'missed')),
  -- null: the number was withheld, or forgotten since
  phone text,
  person_id uuid,
  started_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('filed', 'added', 'informed', 'to_call_back', 'unreached', 'dropped')),
  -- what somebody wanted to know who was just told
  enquiry text check (enquiry in ('progress', 'papers', 'benefits', 'contacts', 'activities', 'other')),
  note text not null default '',
  request_id uuid,
  taken_by_post uuid,
  taken_by_person uuid,
  -- set while and after somebody is to be called back
  call_back_due timestamptz,
  called_back_at timestamptz,
  attempts smallint not null default 0,
  -- an outgoing call: the call it answers
  answers uuid,
  primary key (community_id, id),
  foreign key (community_id, request_id) references requests.requests (community_id, id),
  foreign key (community_id, answers) references requests.calls (community_id, id),
  check (kind = 'missed' or (ended_at is null) = (outcome is null)),
  check (kind <> 'missed' or (outcome is null and ended_at is not null and call_back_due is not null))
);
create index calls_started on requests.calls (community_id, started_at, id);
create index calls_phone on requests.calls (community_id, phone, started_at) where phone is not null;
create index calls_person on requests.calls (community_id, person_id, started_at) where person_id is not null;
create index calls_to_return on requests.calls (community_id, call_back_due, id) where call_back_due is not null and called_back_at is null;
-- One telephone to one ear.
create unique index calls_in_hand on requests.calls (community_id, taken_by_person) where ended_at is null;
select platform.community_table('requests.calls', 'select, insert, update');
