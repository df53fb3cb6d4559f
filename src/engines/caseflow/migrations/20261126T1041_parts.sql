-- A question may be a part of the work (协办): its party has its own clock, the lead stays, and the case isn't solved while it is open.
alter table caseflow.questions add column kind text not null default 'question' check (kind in ('question', 'part'));
