-- The answer to the first click, word for word and sealed; keys and answers are forgotten after a week.
alter table platform.idempotency add column answer bytea;
