-- Uploads whose row is gone: their bytes go too, once no row of any community names them.
create table platform.dropped_files (
  community_id int not null,
  sha256 text not null,
  dropped_at timestamptz not null,
  primary key (community_id, sha256)
);
select platform.community_table('platform.dropped_files');

create index files_sha256 on platform.files (sha256);
create function platform.files_named(hashes text[]) returns table (sha256 text)
language sql stable security definer set search_path = pg_catalog as $$
  select distinct f.sha256 from platform.files f where f.sha256 = any (hashes)
$$;
revoke all on function platform.files_named(text[]) from public;
grant execute on function platform.files_named(text[]) to linli_app;
