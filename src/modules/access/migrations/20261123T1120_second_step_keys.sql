-- By which of the installation's keys second steps are sealed ('$ba$2$…'; without it by the first), and sealing them anew.
create function access.second_steps_by_key() returns table (version int, count bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select least(coalesce((regexp_match(s.secret, '^\$ba\$(\d+)\$'))[1]::int, 1), coalesce((regexp_match(s.backup_codes, '^\$ba\$(\d+)\$'))[1]::int, 1)),
    count(*) from auth.second_steps s group by 1
$$;

create function access.second_steps_not_by(wanted int, most int) returns table (id uuid, secret text, backup_codes text)
language sql stable security definer set search_path = pg_catalog as $$
  select s.id, s.secret, s.backup_codes from auth.second_steps s
  where not starts_with(s.secret, '$ba$' || wanted || '$') or not starts_with(s.backup_codes, '$ba$' || wanted || '$')
  order by s.id limit most
$$;

-- Only what is still as it was read: codes used up meanwhile stay used up.
create function access.reseal_second_step(step uuid, secret_was text, codes_were text, secret_is text, codes_are text) returns boolean
language sql volatile security definer set search_path = pg_catalog as $$
  with done as (update auth.second_steps set secret = secret_is, backup_codes = codes_are
    where id = step and secret = secret_was and backup_codes = codes_were returning 1)
  select exists (select from done)
$$;

revoke all on function access.second_steps_by_key(), access.second_steps_not_by(int, int),
  access.reseal_second_step(uuid, text, text, text, text) from public;
grant execute on function access.second_steps_by_key(), access.second_steps_not_by(int, int),
  access.reseal_second_step(uuid, text, text, text, text) to linli_app;
