-- An organisation's own group, whose robot is told what the organisation is called to: of no place, and of one body.
alter table channels.groups alter column area_id drop not null;
alter table channels.groups add column body_id uuid;
alter table channels.groups add foreign key (community_id, body_id) references bodies.bodies (community_id, id);
alter table channels.groups add check (num_nonnulls(area_id, body_id) = 1);
create index groups_of_body on channels.groups (community_id, body_id) where body_id is not null;
