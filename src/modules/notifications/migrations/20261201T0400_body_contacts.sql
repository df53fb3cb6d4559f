-- Where an organisation itself is told, beside whoever holds a post of it: its e-mail address, its mobile number.
create table notifications.body_contacts (
  community_id int not null,
  body_id uuid not null,
  mail text,
  phone text,
  changed_at timestamptz not null,
  primary key (community_id, body_id),
  foreign key (community_id, body_id) references bodies.bodies (community_id, id),
  check (num_nonnulls(mail, phone) > 0)
);
select platform.community_table('notifications.body_contacts', 'select, insert, update, delete');
