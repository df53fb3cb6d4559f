-- Ways to hold a hall of the community's own: copied from one, renamed, retired. A built-in one that is only retired has nothing of its own.
alter table deliberation.topic_templates
  add column copied_from text,
  add column as_usual boolean not null default false,
  add column retired_at timestamptz;

-- Everybody of the hall is told of its opening, by choice of who opens it.
alter table deliberation.topics add column tell_all boolean not null default false;
