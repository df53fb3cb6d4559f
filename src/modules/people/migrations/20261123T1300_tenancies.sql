-- Who rents a dwelling from when, until when the contract runs, and whether the owner knows. The tenants are residences that name it.
create table people.tenancies (
  community_id int not null,
  id uuid not null,
  dwelling_id uuid not null,
  from_day date not null,
  -- the last day somebody of it lived there
  until_day date,
  contract_until date,
  deposit_fen bigint check (deposit_fen >= 0),
  landlord_informed boolean not null,
  noted_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, dwelling_id) references territory.dwellings (community_id, id)
);
create index tenancies_of_dwelling on people.tenancies (community_id, dwelling_id, from_day desc, id);
select platform.community_table('people.tenancies', 'select, insert, update');

alter table people.residences add column tenancy_id uuid,
  add foreign key (community_id, tenancy_id) references people.tenancies (community_id, id);
create index residences_of_tenancy on people.residences (community_id, tenancy_id) where tenancy_id is not null;
create index residences_past on people.residences (community_id, dwelling_id, until_day desc, id) where until_day is not null;
