-- Who was erased, found without reading the register.
create index persons_erased on people.persons (community_id, id) where erased_at is not null;
