create schema requests;
grant usage on schema requests to linli_app;

-- The need catalogue: each item in every revision it ever had. The one in force has no successor_at.
create table requests.items (
  community_id int not null,
  code text not null,
  revision int not null,
  class text not null check (class in ('love_and_livelihood', 'general_services', 'public_benefit', 'support_and_guarantee', 'special_care')),
  name text not null,
  words text[] not null,
  hint text not null,
  kind text not null check (kind in ('enquiry', 'help', 'complaint', 'report', 'suggestion')),
  answerable text not null check (answerable in ('community', 'property_company', 'residents', 'department')),
  department_kind text,
  why text not null,
  tier text not null check (tier in ('small', 'big', 'urgent')),
  priority smallint not null check (priority between 1 and 4),
  contact_amount int not null check (contact_amount between 1 and 1000),
  contact_unit text not null check (contact_unit in ('working_hours', 'working_days')),
  resolve_amount int not null check (resolve_amount between 1 and 1000),
  resolve_unit text not null check (resolve_unit in ('working_hours', 'working_days')),
  criterion text not null,
  evidence text not null check (evidence in ('none', 'photo_or_note', 'photo')),
  place text not null check (place in ('required', 'optional')),
  public_open boolean not null,
  divert text,
  retired boolean not null default false,
  reason text not null default '',
  since timestamptz not null,
  successor_at timestamptz,
  primary key (community_id, code, revision)
);
create unique index items_in_force on requests.items (community_id, code) where successor_at is null;
select platform.community_table('requests.items', 'select, insert, update');

-- Overrides of who answers, per compound (compound_id null: for the whole community).
create table requests.responsibilities (
  community_id int not null,
  id uuid not null,
  item_code text not null,
  compound_id uuid,
  answerable text not null check (answerable in ('community', 'property_company', 'residents', 'department')),
  body_id uuid,
  reason text not null,
  since timestamptz not null,
  until timestamptz,
  primary key (community_id, id)
);
create index responsibilities_item on requests.responsibilities (community_id, item_code, compound_id) where until is null;
select platform.community_table('requests.responsibilities');

create table requests.requests (
  community_id int not null,
  id uuid not null,
  item_code text not null,
  item_revision int not null,
  class text not null,
  kind text not null,
  tier text not null,
  description text not null,
  words tsvector not null,
  place_detail text not null default '',
  dwelling_id uuid,
  channel text not null check (channel in ('web', 'counter', 'hotline', 'visit', 'patrol', 'chat', 'meeting', 'ask_point')),
  -- nobody's name is kept with an anonymous one; a confidential one hides the name from who works on it
  anonymous boolean not null default false,
  confidential boolean not null default false,
  entered_by_post uuid,
  entered_by_person uuid,
  public_open boolean not null,
  primary key (community_id, id),
  foreign key (community_id, id) references caseflow.cases (community_id, id),
  foreign key (community_id, item_code, item_revision) references requests.items (community_id, code, revision)
);
create index requests_words on requests.requests using gin (words);
create index requests_item on requests.requests (community_id, item_code, id);
create index requests_class on requests.requests (community_id, class, id);
select platform.community_table('requests.requests', 'select, insert, update');

-- Full-text search of one community: `@@` is not leakproof, so behind the policy it could not use its index.
create function requests.search(community int, query text, most int, before uuid default null) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select r.id from requests.requests r
  where platform.sees(community) and r.community_id = community and r.words @@ query::tsquery and (before is null or r.id < before)
  order by r.id desc limit most
$$;
revoke all on function requests.search(int, text, int, uuid) from public;
grant execute on function requests.search(int, text, int, uuid) to linli_app;

create table requests.attachments (
  community_id int not null,
  request_id uuid not null,
  file_id uuid not null,
  role text not null check (role in ('report', 'evidence')),
  added_at timestamptz not null,
  primary key (community_id, request_id, file_id),
  foreign key (community_id, request_id) references requests.requests (community_id, id),
  foreign key (community_id, file_id) references platform.files (community_id, id)
);
select platform.community_table('requests.attachments');

-- One judgement per closing; the last one of a closing counts. The requester's own word is a valid call-back.
create table requests.judgements (
  community_id int not null,
  request_id uuid not null,
  closing_no int not null,
  seq int not null,
  source text not null check (source in ('requester', 'code', 'call_back')),
  reached boolean not null,
  solved boolean,
  grade smallint check (grade between 1 and 5),
  comment text not null default '',
  person_id uuid,
  judged_at timestamptz not null,
  primary key (community_id, request_id, closing_no, seq),
  foreign key (community_id, request_id) references requests.requests (community_id, id)
);
select platform.community_table('requests.judgements', 'select, insert');

-- What the counters hold for one closing (0: the filing and the first contact), so that what happens later can take it back and count anew.
create table requests.counted (
  community_id int not null,
  request_id uuid not null,
  closing_no int not null,
  day date not null,
  area_path text collate "C" not null,
  compound_path text collate "C",
  measures text[] not null,
  handler_person_id uuid,
  primary key (community_id, request_id, closing_no)
);
-- A figure behind which a single worker stands is not shown: who contributed, by area and month.
create index counted_month on requests.counted (community_id, day, area_path, handler_person_id);
select platform.community_table('requests.counted');
