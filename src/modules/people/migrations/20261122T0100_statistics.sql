-- After a large import the planner must know how many people there are: the embedded database has nobody who would count them by
-- itself, and without the figures it reads the whole register where one entry is asked for.
create function people.refresh_statistics() returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  execute 'analyze people.persons';
  execute 'analyze people.residences';
end $$;
revoke all on function people.refresh_statistics() from public;
grant execute on function people.refresh_statistics() to linli_app;
