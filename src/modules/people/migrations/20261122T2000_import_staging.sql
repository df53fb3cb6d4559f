-- Sheets of any size: read once, kept sealed in pieces, looked at piece after piece, taken in at one stroke. A sheet checked before this
-- has to be handed in again.
alter table people.imports
  drop constraint imports_state_check,
  drop column rows_sealed,
  add constraint imports_state check (state in ('mapping', 'checking', 'checked', 'applied', 'undoing', 'undone')),
  add column media_type text not null default 'text/csv',
  add column headings text[] not null default '{}',
  -- column of the register → its place among the headings
  add column places jsonb not null default '{}',
  add column rows_undecided int not null default 0,
  add column pieces int not null default 0,
  add column pieces_done int not null default 0,
  -- counts the checks (and the undoing): work announced by an earlier one does nothing
  add column round int not null default 1,
  -- since when the register is looked at: what changed in it later has to be looked at again
  add column looked_from timestamptz,
  add column rows_undone int not null default 0,
  add column rows_kept int not null default 0,
  add column undone_at timestamptz,
  add column forgotten_at timestamptz;
update people.imports set forgotten_at = checked_at where state = 'checked';
update people.imports set forgotten_at = applied_at where state = 'applied';

-- The rows of a sheet as they came, and what was said of them: personal data, so they are sealed.
create table people.import_pieces (
  community_id int not null,
  import_id uuid not null,
  no int not null,
  lines_sealed bytea not null,
  told_sealed bytea,
  told int not null default 0,
  done_in int not null default 0,
  primary key (community_id, import_id, no),
  foreign key (community_id, import_id) references people.imports (community_id, id)
);
select platform.community_table('people.import_pieces');

-- What each row would do, ready to be taken in: the entry and the residence as they would be written.
create table people.import_rows (
  community_id int not null,
  import_id uuid not null,
  row int not null,
  piece int not null,
  status text not null check (status in ('new', 'changed', 'same', 'refused', 'undecided', 'skipped')),
  -- keyed hash of whom the row speaks of: rows of one person find each other
  who bytea,
  -- the entry the row means, or the one it would make; `first`: of several rows for a new entry the one that makes it
  person_id uuid not null,
  first boolean not null,
  name text,
  name_pinyin text collate "C",
  phone text,
  sex text,
  birth_date date,
  identity_sealed bytea,
  identity_hash bytea,
  tags text[] not null default '{}',
  search_words tsvector,
  dwelling_id uuid,
  role text not null,
  admin_path text collate "C",
  compound_path text collate "C",
  residence_id uuid,
  -- what becomes of that residence: it is added, or has another role
  residence text check (residence in ('add', 'role')),
  -- entries it may mean though they are written otherwise, and what somebody decided
  proposal jsonb,
  decision text check (decision in ('same', 'different', 'skip')),
  decided_for uuid,
  -- what stood in the entry before, and its revision after: what undoing needs
  before jsonb,
  revision int,
  kept_for text,
  primary key (community_id, import_id, row),
  foreign key (community_id, import_id) references people.imports (community_id, id)
);
create index import_rows_who on people.import_rows (community_id, import_id, who);
create index import_rows_piece on people.import_rows (community_id, import_id, piece, row);
create index import_rows_person on people.import_rows (community_id, import_id, person_id);
create index import_rows_decide on people.import_rows (community_id, import_id, row) where proposal is not null;
select platform.community_table('people.import_rows');

-- What a community's own headings mean, as somebody said once.
create table people.import_headings (
  community_id int not null,
  heading text not null,
  column_key text not null,
  primary key (community_id, heading)
);
select platform.community_table('people.import_headings');

-- Before rows of a large sheet are joined with the register the planner must know how many there are (as after the import itself).
create function people.refresh_import_statistics() returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  execute 'analyze people.import_rows';
end $$;
revoke all on function people.refresh_import_statistics() from public;
grant execute on function people.refresh_import_statistics() to linli_app;
