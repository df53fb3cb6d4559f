-- Statements of dual registration given to organisations: which year, how and to whom, so that members know what their organisation got.
create table whistles.statements (
  community_id int not null,
  id uuid not null,
  home_organisation text not null,
  home_key text collate "C" not null,
  year smallint not null,
  -- fetched at the counter, brought, sent by post or e-mail
  way text not null check (way in ('fetched', 'brought', 'post', 'mail')),
  -- who took it there
  given_to text not null,
  given_at timestamptz not null,
  given_by_person uuid,
  members int not null,
  duties int not null,
  primary key (community_id, id)
);
create index statements_of on whistles.statements (community_id, home_key, year, given_at desc, id desc);
select platform.community_table('whistles.statements', 'select, insert');
