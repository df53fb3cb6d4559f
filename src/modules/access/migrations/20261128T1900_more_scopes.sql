-- There are more operations to give now than a hundred.
alter table access.api_keys drop constraint api_keys_scopes_check,
  add constraint api_keys_scopes_check check (cardinality(scopes) between 1 and 500);
