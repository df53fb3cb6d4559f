-- An area may go up in another: it stays, out of use, as a leaf of the one that took it over, so that what happened there is counted there.
alter table territory.areas
  add column merged_into uuid,
  add foreign key (community_id, merged_into) references territory.areas (community_id, id);
