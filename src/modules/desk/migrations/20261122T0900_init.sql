-- What a worker keeps at the workbench: saved views, drafts, text blocks, keys. One schema, tables by later migrations.
create schema desk;
grant usage on schema desk to linli_app;
