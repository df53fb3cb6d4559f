-- Orders of the register: the eldest first, the last registered first.
create index persons_by_birth on people.persons (community_id, (coalesce(birth_date, 'infinity'::date)), id) where merged_into is null;
create index persons_by_registered on people.persons (community_id, registered_at desc, id desc) where merged_into is null;
