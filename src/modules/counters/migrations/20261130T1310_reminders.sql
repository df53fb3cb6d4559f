-- When somebody was reminded: of an appointment, of the day to look after a case (that day), of an errand whose last day is over.
alter table counters.appointments add column reminded_at timestamptz;
alter table counters.cases add column reminded_day date;
alter table counters.errands add column reminded_at timestamptz;
create index appointments_to_remind on counters.appointments (community_id, day) where state = 'booked' and reminded_at is null;
create index errands_running on counters.errands (community_id, until_day) where state in ('asked', 'open') and reminded_at is null;
