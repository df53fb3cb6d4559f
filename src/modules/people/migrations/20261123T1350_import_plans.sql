-- While entries are written ahead nobody has counted them yet: a plan that reads a small register whole would read a large one whole, for
-- each piece. Everything here is looked up by key.
alter function people.bring(int, uuid, int, int, timestamptz) set enable_seqscan = off;
alter function people.bring(int, uuid, int, int, timestamptz) set enable_hashjoin = off;
alter function people.bring(int, uuid, int, int, timestamptz) set enable_mergejoin = off;
alter function people.unbring(int, uuid, uuid[], boolean) set enable_seqscan = off;
alter function people.unbring(int, uuid, uuid[], boolean) set enable_hashjoin = off;
alter function people.unbring(int, uuid, uuid[], boolean) set enable_mergejoin = off;

-- Words wait in a list until it is full, then whoever comes next puts all of them into the index: a short list, a short wait.
alter index people.persons_search set (gin_pending_list_limit = 512);

-- The figures that a plan needs after an import: words are the costliest to count, and asked for by their index anyway.
create function people.refresh_brought_statistics(of_people boolean) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if of_people then
    execute 'analyze people.persons (community_id, id, name_pinyin, phone, birth_date, identity_hash, tags, merged_into, registered_at, updated_at, died_on, brought_by)';
  else
    execute 'analyze people.residences';
  end if;
end $$;
revoke all on function people.refresh_brought_statistics(boolean) from public;
grant execute on function people.refresh_brought_statistics(boolean) to linli_app;
