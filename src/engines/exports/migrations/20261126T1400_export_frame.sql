-- What stands around the rows once all are gathered: then the sheet is written outside of any transaction.
alter table exports.runs add column frame jsonb;
