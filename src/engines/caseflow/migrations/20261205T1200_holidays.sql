-- A public holiday entered from a newer notice is told from a day of rest of the community's own: `holiday`, `rest`. Notices through 2026
-- are built in; later days of rest came from notices.
alter table caseflow.calendar_days drop constraint calendar_days_kind_check,
  add constraint calendar_days_kind_check check (kind in ('work', 'rest', 'holiday'));
update caseflow.calendar_days set kind = 'holiday' where kind = 'rest' and day > '2026-12-31';
