-- One register per community, from which every form is filled. A person is one row per community.
create schema people;
grant usage on schema people to linli_app;

create table people.persons (
  community_id int not null,
  id uuid not null,
  name text not null,
  name_pinyin text collate "C" not null,
  sex text check (sex in ('male', 'female')),
  birth_date date,
  phone text,
  -- GB 11643 number: sealed by the vault, found again by its keyed hash, never plain
  identity_sealed bytea,
  identity_hash bytea,
  tags text[] not null default '{}',
  party_member boolean,
  party_member_source text,
  newcomer boolean not null default false,
  source text not null check (source in ('counter', 'import', 'visit', 'self', 'demo')),
  -- 个人信息保护法 14-16: consent free, withdrawable as easily as given
  consent_given_at timestamptz,
  consent_scope text[] not null default '{}',
  consent_withdrawn_at timestamptz,
  search_words tsvector not null default '',
  merged_into uuid,
  registered_at timestamptz not null,
  updated_at timestamptz not null,
  revision int not null default 1,
  primary key (community_id, id),
  foreign key (community_id, merged_into) references people.persons (community_id, id),
  check ((identity_sealed is null) = (identity_hash is null))
);
create unique index persons_identity on people.persons (community_id, identity_hash) where merged_into is null;
create index persons_phone on people.persons (community_id, phone) where phone is not null and merged_into is null;
create index persons_by_name on people.persons (community_id, name_pinyin, id) where merged_into is null;
create index persons_search on people.persons using gin (search_words);
select platform.community_table('people.persons', 'select, insert, update');

-- Who has what to do with which dwelling. The paths are the dwelling's, kept in step by a reaction.
create table people.residences (
  community_id int not null,
  id uuid not null,
  person_id uuid not null,
  dwelling_id uuid not null,
  role text not null check (role in ('owner', 'co_owner', 'tenant', 'family', 'other')),
  -- share of title in ten-thousandths, where known
  share_bp int check (share_bp between 1 and 10000),
  lives_here boolean not null,
  from_day date,
  until_day date,
  admin_path text collate "C",
  compound_path text collate "C",
  primary key (community_id, id),
  foreign key (community_id, person_id) references people.persons (community_id, id),
  foreign key (community_id, dwelling_id) references territory.dwellings (community_id, id),
  check (until_day is null or from_day is null or until_day >= from_day),
  check (share_bp is null or role in ('owner', 'co_owner'))
);
create unique index residences_now on people.residences (community_id, person_id, dwelling_id) where until_day is null;
create index residences_dwelling on people.residences (community_id, dwelling_id) where until_day is null;
create index residences_admin on people.residences (community_id, admin_path, person_id) where until_day is null;
create index residences_compound on people.residences (community_id, compound_path, person_id) where until_day is null;
select platform.community_table('people.residences', 'select, insert, update');

create table people.households (
  community_id int not null,
  id uuid not null,
  dwelling_id uuid not null,
  kind text not null check (kind in ('family', 'shared', 'collective')),
  formed_at timestamptz not null,
  dissolved_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, dwelling_id) references territory.dwellings (community_id, id)
);
create index households_dwelling on people.households (community_id, dwelling_id) where dissolved_at is null;
select platform.community_table('people.households', 'select, insert, update');

create table people.household_members (
  community_id int not null,
  household_id uuid not null,
  person_id uuid not null,
  relation text not null check (relation in ('head', 'spouse', 'child', 'parent', 'grandchild', 'grandparent', 'sibling', 'relative', 'carer', 'lodger', 'other')),
  joined_at timestamptz not null,
  left_at timestamptz,
  primary key (community_id, household_id, person_id, joined_at),
  foreign key (community_id, household_id) references people.households (community_id, id),
  foreign key (community_id, person_id) references people.persons (community_id, id)
);
create unique index household_members_now on people.household_members (community_id, person_id) where left_at is null;
create unique index household_members_head on people.household_members (community_id, household_id) where left_at is null and relation = 'head';
select platform.community_table('people.household_members', 'select, insert, update');

-- Words for situations a community adds to the ones that ship with the module. Never a judgement of a person.
create table people.tags (
  community_id int not null,
  code text not null,
  label text not null,
  sensitive boolean not null default false,
  retired_at timestamptz,
  primary key (community_id, code),
  unique (community_id, label)
);
select platform.community_table('people.tags', 'select, insert, update');

-- A sheet looked into and not yet, or already, taken into the register. Rows hold personal data, so they are sealed.
create table people.imports (
  community_id int not null,
  id uuid not null,
  name text not null,
  state text not null check (state in ('checked', 'applied')),
  rows_sealed bytea,
  rows_total int not null,
  rows_new int not null,
  rows_changed int not null,
  rows_same int not null,
  rows_refused int not null,
  unknown_columns text[] not null default '{}',
  checked_at timestamptz not null,
  applied_at timestamptz,
  primary key (community_id, id)
);
create index imports_latest on people.imports (community_id, checked_at desc, id);
select platform.community_table('people.imports', 'select, insert, update');

-- 个人信息保护法 46: anyone may have wrong or missing data about them mended.
create table people.corrections (
  community_id int not null,
  id uuid not null,
  person_id uuid not null,
  wish text not null,
  state text not null check (state in ('open', 'mended', 'declined')),
  answer text,
  asked_at timestamptz not null,
  answered_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, person_id) references people.persons (community_id, id),
  check ((state = 'open') = (answered_at is null))
);
create index corrections_open on people.corrections (community_id, asked_at, id) where state = 'open';
create index corrections_person on people.corrections (community_id, person_id, asked_at desc);
select platform.community_table('people.corrections', 'select, insert, update');

-- Words aren't leakproof, so behind a policy they couldn't use the index (design.md 6): one function passes by the policy and
-- checks the community itself.
create function people.search(community int, words tsquery, most int) returns table (id uuid)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if platform.sees(community) is not true then return; end if;
  return query
    select p.id from people.persons p
    where p.community_id = community and p.merged_into is null and p.search_words @@ words
    order by p.name_pinyin, p.id limit most;
end $$;
revoke all on function people.search(int, tsquery, int) from public;
grant execute on function people.search(int, tsquery, int) to linli_app;
