-- One building was entered twice: where both have a dwelling of the same number, it is one dwelling, and the other row leads to it.
alter table territory.dwellings
  add column merged_into uuid,
  add foreign key (community_id, merged_into) references territory.dwellings (community_id, id);
