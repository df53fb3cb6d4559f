-- An ask-point may follow a duty roster of module bodies: who is there and when stands there; `hours` stays for when the place is open.
alter table requests.ask_points add column roster_id uuid;
alter table requests.ask_points add constraint ask_points_roster
  foreign key (community_id, roster_id) references bodies.rosters (community_id, id);
