-- Requests of rights (44-50), each with its limit, answered with reasons.
create table privacy.rights (
  community_id int not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('access', 'copy', 'correction', 'deletion', 'portability', 'explanation')),
  wish text not null,
  how text not null check (how in ('self', 'counter')),
  -- at the counter: what was shown, who asked in whose place
  evidence_note text not null default '',
  entered_by_person uuid,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'granted', 'declined', 'withdrawn')),
  answer text,
  -- what an erasure did, by section: erased, left without a name, kept
  outcome jsonb,
  answered_by_person uuid,
  ended_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, person_id) references people.persons (community_id, id),
  check ((state = 'open') = (ended_at is null)),
  check ((state in ('granted', 'declined')) = (answer is not null))
);
create unique index rights_one_open on privacy.rights (community_id, person_id, kind) where state = 'open';
create index rights_due on privacy.rights (community_id, due_at, id) where state = 'open';
create index rights_ended on privacy.rights (community_id, ended_at desc, id desc) where state <> 'open';
create index rights_person on privacy.rights (community_id, person_id, asked_at desc);
select platform.community_table('privacy.rights');

-- Wishes to have an entry mended stood by themselves until now.
insert into privacy.rights (community_id, id, person_id, kind, wish, how, asked_at, due_at, state, answer, ended_at)
select community_id, id, person_id, 'correction', wish, 'self', asked_at, asked_at + interval '21 days',
  case state when 'mended' then 'granted' else state end, case when state <> 'open' then coalesce(answer, '') end, answered_at
from people.corrections;
