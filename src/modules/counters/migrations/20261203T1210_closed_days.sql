-- When somebody was told that their counter isn't open on the day they booked, because the calendar changed since.
alter table counters.appointments add column closed_told_at timestamptz;
