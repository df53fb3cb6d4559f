-- What older keys of the installation still hold, when it was last counted, and how much was sealed anew since: so no page counts it.
create table platform.key_check (
  one boolean primary key default true check (one),
  -- The keys there were then: '1,2'.
  keys text not null,
  counted_at timestamptz not null,
  to_seal bigint not null,
  passing bigint not null,
  sealed_since bigint not null default 0
);
select platform.shared_table('platform.key_check', 'select, insert, update');
