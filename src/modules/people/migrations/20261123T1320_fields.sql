-- What a community wants to know beside what the register asks everywhere: its own fields, each of a kind that never changes. What is
-- entered stands in the entry by the field's id, and stays readable when the field is retired.
create table people.fields (
  community_id int not null,
  id uuid not null,
  subject text not null check (subject in ('person', 'dwelling')),
  kind text not null check (kind in ('text', 'number', 'date', 'yes_no', 'choice', 'choices')),
  label text not null,
  hint text,
  -- [{code, label, retired}]
  choices jsonb not null default '[]',
  required boolean not null,
  sensitive boolean not null,
  -- kinds of post that see it; none: whoever may read the register
  seen_by text[] not null default '{}',
  position int not null,
  added_at timestamptz not null,
  retired_at timestamptz,
  primary key (community_id, id)
);
create unique index fields_label on people.fields (community_id, subject, label) where retired_at is null;
create index fields_in_order on people.fields (community_id, subject, position, id);
select platform.community_table('people.fields', 'select, insert, update');

alter table people.persons add column custom jsonb not null default '{}';
alter table people.import_rows add column custom jsonb not null default '{}';

create table people.dwelling_facts (
  community_id int not null,
  dwelling_id uuid not null,
  custom jsonb not null,
  updated_at timestamptz not null,
  revision int not null default 1,
  primary key (community_id, dwelling_id),
  foreign key (community_id, dwelling_id) references territory.dwellings (community_id, id)
);
select platform.community_table('people.dwelling_facts', 'select, insert, update');
