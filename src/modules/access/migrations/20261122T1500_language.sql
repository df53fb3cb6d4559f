-- The language a person wants to be spoken to in, in every browser. Null: as the browser asks.
alter table auth.accounts add column language text check (language in ('zh-CN', 'zh-Hant', 'en'));

create function access.language_of(account uuid) returns text
language sql stable security definer set search_path = pg_catalog as $$
  select language from auth.accounts where id = account
$$;

create function access.keep_language(account uuid, chosen text) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  update auth.accounts set language = chosen where id = account
$$;

revoke all on function access.language_of(uuid), access.keep_language(uuid, text) from public;
grant execute on function access.language_of(uuid), access.keep_language(uuid, text) to linli_app;
