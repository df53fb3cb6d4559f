-- A version that lists sensitive data is filled only after somebody else approved it (个人信息保护法 28: a specific purpose and ample necessity).
alter table forms.versions add column approved_by_person uuid, add column approved_at timestamptz;
alter table forms.versions add constraint versions_approved_by_another check (approved_by_person <> made_by_person);
