-- Report forms (报表): what superiors ask for again and again. Defined once, filled from the register, frozen when handed in.
create schema forms;
grant usage on schema forms to linli_app;

-- Empty sheets of whoever asks, as they came. Those no form uses are forgotten after a week.
create table forms.templates (
  community_id int not null,
  id uuid not null,
  name text not null,
  bytes bytea not null,
  -- the first rows as text: what the page shows to choose the headings from
  top jsonb not null,
  uploaded_at timestamptz not null,
  primary key (community_id, id)
);
select platform.community_table('forms.templates', 'select, insert, update, delete');

create table forms.forms (
  community_id int not null,
  id uuid not null,
  version int not null default 1,
  -- the present version's, for lists
  name text not null,
  asked_by_body uuid,
  asked_by text not null,
  rhythm text not null check (rhythm in ('once', 'monthly', 'quarterly', 'yearly')),
  made_by_person uuid,
  made_at timestamptz not null,
  -- nobody asks for it any more
  ended_at timestamptz,
  end_reason text not null default '',
  primary key (community_id, id),
  foreign key (community_id, asked_by_body) references bodies.bodies (community_id, id)
);
create index forms_listed on forms.forms (community_id, made_at desc, id desc);
select platform.community_table('forms.forms', 'select, insert, update');

-- Each version whole: what was handed in stays readable by the definition it was filled under.
create table forms.versions (
  community_id int not null,
  form_id uuid not null,
  version int not null,
  definition jsonb not null,
  template_id uuid,
  made_by_person uuid,
  made_at timestamptz not null,
  primary key (community_id, form_id, version),
  foreign key (community_id, form_id) references forms.forms (community_id, id),
  foreign key (community_id, template_id) references forms.templates (community_id, id)
);
create index versions_template on forms.versions (community_id, template_id) where template_id is not null;
select platform.community_table('forms.versions', 'select, insert, update');

create table forms.fills (
  community_id int not null,
  id uuid not null,
  form_id uuid not null,
  version int not null,
  -- '2026-10', '2026-Q3', '2026', 'once'
  period text not null,
  -- filling: gathered for the first time; failed: given up, can be tried again
  state text not null check (state in ('filling', 'open', 'handed_in', 'failed')),
  asked_on date not null,
  due_day date,
  -- the rows shown; another edition is gathered beside them and put in their place
  edition int not null default 1,
  gathering int,
  gathered_after text,
  gathered int not null default 0,
  gathered_at timestamptz,
  made_by_person uuid,
  made_at timestamptz not null,
  -- of the last handing in
  handed_in_at timestamptz,
  primary key (community_id, id),
  unique (community_id, form_id, period),
  foreign key (community_id, form_id, version) references forms.versions (community_id, form_id, version)
);
create index fills_of_form on forms.fills (community_id, form_id, made_at desc, id desc);
create index fills_handed_in on forms.fills (community_id, handed_in_at) where handed_in_at is not null;
select platform.community_table('forms.fills', 'select, insert, update, delete');

-- One row of a form. Identity numbers are sealed, as in the register; `cells` holds them masked.
create table forms.rows (
  community_id int not null,
  fill_id uuid not null,
  edition int not null,
  no int not null,
  -- the person's, household's, dwelling's or area's id
  row_key text not null,
  label text not null,
  -- whom it is about; standing in a form is no use of an entry that would keep an import from being undone (people.spoken_of)
  person uuid,
  dwelling_id uuid,
  -- from the register, and what was typed in, by column
  cells jsonb not null,
  typed jsonb not null default '{}',
  -- columns taken over from the last time and not looked at yet
  carried text[] not null default '{}',
  -- columns that are asked for and empty
  gaps text[] not null default '{}',
  identity_sealed bytea,
  -- under age: numbers aren't shown whole in sheets
  minor boolean not null default false,
  primary key (community_id, fill_id, edition, no),
  unique (community_id, fill_id, edition, row_key),
  foreign key (community_id, fill_id) references forms.fills (community_id, id)
);
create index rows_of_person on forms.rows (community_id, person) where person is not null;
create index rows_with_gaps on forms.rows (community_id, fill_id, edition, no) where gaps <> '{}';
select platform.community_table('forms.rows', 'select, insert, update, delete');

-- What was handed in, when, to whom, by whom; its rows are the edition's, and never change again.
create table forms.hand_ins (
  community_id int not null,
  fill_id uuid not null,
  edition int not null,
  handed_in_at timestamptz not null,
  handed_in_by_person uuid,
  handed_to text not null,
  way text not null check (way in ('paper', 'e_mail', 'platform', 'chat', 'other')),
  note text not null default '',
  rows int not null,
  gaps int not null,
  columns int not null,
  columns_known int not null,
  reopened_at timestamptz,
  reopened_by_person uuid,
  reopen_reason text not null default '',
  -- its rows were forgotten, the figures stay
  forgotten_at timestamptz,
  primary key (community_id, fill_id, edition),
  foreign key (community_id, fill_id) references forms.fills (community_id, id)
);
create index hand_ins_kept on forms.hand_ins (community_id, handed_in_at) where forgotten_at is null;
select platform.community_table('forms.hand_ins', 'select, insert, update');

-- Who was reminded of what: once before a form is due, once after.
create table forms.reminders (
  community_id int not null,
  form_id uuid not null,
  period text not null,
  step text not null check (step in ('soon', 'late')),
  reminded_at timestamptz not null,
  primary key (community_id, form_id, period, step),
  foreign key (community_id, form_id) references forms.forms (community_id, id)
);
select platform.community_table('forms.reminders', 'select, insert');
