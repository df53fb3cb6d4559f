-- Members of a community whose account signed in from a device nobody has recognised yet, first seen since an instant.
create function access.new_devices(community int, since timestamptz) returns table (person_id uuid, device_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select b.person_id, md5(d.account_id::text || d.device)::uuid
  from auth.devices d join access.account_persons b on b.account_id = d.account_id
  where platform.sees(community) and b.community_id = community and d.first_seen >= since and d.recognised_at is null
    and d.first_seen >= b.bound_at
  order by d.first_seen limit 500
$$;
revoke all on function access.new_devices(int, timestamptz) from public;
grant execute on function access.new_devices(int, timestamptz) to linli_app;
create index devices_unrecognised on auth.devices (first_seen) where recognised_at is null;
