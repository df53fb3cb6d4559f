-- Sheets that changed the catalogue or the boundary: what each row did, so that all of it is taken back at once.
create table requests.catalogue_imports (
  community_id int not null,
  id uuid not null,
  kind text not null check (kind in ('items', 'boundary')),
  reason text not null,
  -- items: code, the revision put in force, the one before (null: new); boundary: the arrangement begun and the one it ended
  changes jsonb not null,
  imported_by_person uuid,
  imported_at timestamptz not null,
  undone_at timestamptz,
  primary key (community_id, id)
);
create index catalogue_imports_at on requests.catalogue_imports (community_id, imported_at, id);
select platform.community_table('requests.catalogue_imports', 'select, insert, update');
