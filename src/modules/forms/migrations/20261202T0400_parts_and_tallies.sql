-- Where a row lies (paths of both trees), whose part it is, and since when it is no longer one of those asked for (moved away, no longer fits).
alter table forms.rows
  add column admin_path text collate "C",
  add column compound_path text collate "C",
  add column part uuid,
  add column gone_at timestamptz;
create index rows_of_part on forms.rows (community_id, fill_id, edition, part, no) where part is not null;
create index rows_of_dwelling on forms.rows (community_id, dwelling_id) where dwelling_id is not null;

-- Entries of the register that changed while an edition was gathered: looked at once more when it is whole.
alter table forms.fills add column missed text[] not null default '{}';

-- A part of a fill: the rows of an area, filled by whoever holds that area. A row is in one part at most.
create table forms.parts (
  community_id int not null,
  id uuid not null,
  fill_id uuid not null,
  area_id uuid not null,
  name text not null,
  admin_path text collate "C",
  compound_path text collate "C",
  -- who was told; the right follows from holding the area
  person_id uuid,
  given_by_person uuid,
  given_at timestamptz not null,
  done_at timestamptz,
  done_by_person uuid,
  note text not null default '',
  primary key (community_id, id),
  unique (community_id, fill_id, area_id),
  foreign key (community_id, fill_id) references forms.fills (community_id, id)
);
select platform.community_table('forms.parts', 'select, insert, update, delete');

-- What an edition holds, by part (all zeros: no part) and column; kept by every change of a row, so that nobody counts when looking.
-- `column_id` '': rows, those with gaps, those with something taken over, those gone.
create table forms.tallies (
  community_id int not null,
  fill_id uuid not null,
  edition int not null,
  part uuid not null,
  column_id text not null,
  rows int not null default 0,
  gaps int not null default 0,
  carried int not null default 0,
  gone int not null default 0,
  primary key (community_id, fill_id, edition, part, column_id)
);
select platform.community_table('forms.tallies', 'select, insert, update, delete');

-- The statement that adds what rows of `source` hold to the tallies, or (`sign` -1) takes it away.
create function forms.tally_sql(source text, sign int) returns text language sql immutable as $$
  select format($q$
    insert into forms.tallies as t (community_id, fill_id, edition, part, column_id, rows, gaps, carried, gone)
    select community_id, fill_id, edition, coalesce(part, '00000000-0000-0000-0000-000000000000'), column_id,
      %2$s * sum(rows), %2$s * sum(with_gap), %2$s * sum(with_carried), %2$s * sum(gone)
    from (
      select community_id, fill_id, edition, part, '' as column_id, (gone_at is null)::int as rows, (gone_at is null and gaps <> '{}')::int as with_gap,
        (gone_at is null and carried <> '{}')::int as with_carried, (gone_at is not null)::int as gone from %1$s
      union all select community_id, fill_id, edition, part, unnest(gaps), 0, 1, 0, 0 from %1$s where gone_at is null and gaps <> '{}'
      union all select community_id, fill_id, edition, part, unnest(carried), 0, 0, 1, 0 from %1$s where gone_at is null and carried <> '{}'
    ) one group by 1, 2, 3, 4, 5
    on conflict (community_id, fill_id, edition, part, column_id) do update
      set rows = t.rows + excluded.rows, gaps = t.gaps + excluded.gaps, carried = t.carried + excluded.carried, gone = t.gone + excluded.gone
  $q$, source, sign)
$$;

do $$ begin execute forms.tally_sql('forms.rows', 1); end $$;

create function forms.tally_rows() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then execute forms.tally_sql('old_rows', -1); end if;
  if tg_op <> 'DELETE' then execute forms.tally_sql('new_rows', 1); end if;
  return null;
end $$;
create trigger tally_added after insert on forms.rows referencing new table as new_rows for each statement execute function forms.tally_rows();
create trigger tally_changed after update on forms.rows referencing old table as old_rows new table as new_rows
  for each statement execute function forms.tally_rows();
create trigger tally_removed after delete on forms.rows referencing old table as old_rows for each statement execute function forms.tally_rows();
