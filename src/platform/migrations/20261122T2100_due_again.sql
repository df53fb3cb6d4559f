-- What is due at an instant. A row never tried is due at once, and none waits longer than the longest wait between two tries (8 hours): a
-- clock that is set back keeps neither waiting.
create or replace function platform.outbox_due(instant timestamptz, most int) returns table (community_id int, id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select community_id, id from platform.outbox
  where done_at is null and gave_up_at is null and (attempts = 0 or due_at <= instant or due_at > instant + interval '8 hours')
  order by due_at, id limit most
$$;
