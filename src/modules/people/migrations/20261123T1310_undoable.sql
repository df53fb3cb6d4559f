-- What a merge moved and a death ended, so that an act done by mistake can be taken back for a while. What stood in the entries is
-- personal data, so it is sealed; all of it is forgotten when it is too late.
create table people.undoable_acts (
  community_id int not null,
  id uuid not null,
  kind text not null check (kind in ('merge', 'death')),
  -- who was merged away, or died
  person_id uuid not null,
  kept_id uuid,
  done_at timestamptz not null,
  undo_until timestamptz not null,
  moved jsonb,
  before_sealed bytea,
  undone_at timestamptz,
  -- what couldn't be given back, by kind
  stayed text[] not null default '{}',
  primary key (community_id, id),
  foreign key (community_id, person_id) references people.persons (community_id, id),
  foreign key (community_id, kept_id) references people.persons (community_id, id),
  check ((kind = 'merge') = (kept_id is not null))
);
create unique index undoable_standing on people.undoable_acts (community_id, kind, person_id) where undone_at is null;
create index undoable_kept on people.undoable_acts (community_id, kept_id, done_at desc) where kept_id is not null;
create index undoable_late on people.undoable_acts (community_id, undo_until) where moved is not null;
select platform.community_table('people.undoable_acts', 'select, insert, update');

-- What other modules moved or ended with it: the thing, and how it stood.
create table people.undoable_things (
  community_id int not null,
  act_id uuid not null,
  what text not null,
  thing_id uuid not null,
  before jsonb,
  primary key (community_id, act_id, what, thing_id),
  foreign key (community_id, act_id) references people.undoable_acts (community_id, id)
);
select platform.community_table('people.undoable_things', 'select, insert, delete');
