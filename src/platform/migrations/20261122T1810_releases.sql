-- Which releases used this database, and since when: none is skipped when it is brought up. Kept by the tables' owner.
create table platform.releases (
  release text primary key,
  first_at timestamptz not null default clock_timestamp()
);
