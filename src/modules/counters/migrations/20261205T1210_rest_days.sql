-- Hours of a counter on the community's own days of rest, on which it is closed without them.
alter table counters.openings drop constraint openings_kind_check,
  add constraint openings_kind_check check (kind in ('weekly', 'holiday', 'rest', 'day'));
