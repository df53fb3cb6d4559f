-- Organisations register themselves, as bodies of the register; and take a duty with as many people as they send.
alter table whistles.registrations add column body_id uuid;
alter table whistles.registrations add foreign key (community_id, body_id) references bodies.bodies (community_id, id);
alter table whistles.registrations add check (body_id is null or kind = 'organisation');
create unique index registrations_body on whistles.registrations (community_id, body_id) where body_id is not null and left_at is null;
alter table whistles.takings add column places int not null default 1 check (places between 1 and 500);
