-- Every statement names its community, and the policy asks for it again. The planner multiplied both, as if they had nothing to do with each
-- other: of a hundred communities it expected a hundredth of a community's rows, and fewer with every table joined, so it read and sorted
-- everything where one page was asked. Within CASE the policy says the same and is taken for a coin's toss. It is no index condition any
-- more: statements name the community themselves, as they did.
create or replace function platform.community_table(target regclass, privileges text default 'select, insert, update, delete') returns void
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format(
    $p$create policy community on %s
       using (case when community_id = any (nullif(current_setting('app.communities', true), '')::int[]) then true else false end)
       with check (community_id = any (nullif(current_setting('app.communities', true), '')::int[]))$p$, target);
  execute format('grant %s on %s to linli_app', privileges, target);
end $$;

do $$
declare target regclass;
begin
  for target in select polrelid::regclass from pg_policy where polname = 'community' order by 1 loop
    execute format(
      $p$alter policy community on %s
         using (case when community_id = any (nullif(current_setting('app.communities', true), '')::int[]) then true else false end)$p$, target);
  end loop;
end $$;
