-- Consents and corrections are module privacy's now, which has taken them over.
drop table people.corrections;
alter table people.persons
  drop column consent_given_at,
  drop column consent_scope,
  drop column consent_withdrawn_at;
