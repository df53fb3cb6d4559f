-- What an item asks besides, when it is taken up at all, and where to go instead where the community mayn't act.
alter table requests.items
  add column filing_criterion text not null default '',
  add column may_act boolean not null default true,
  add column instead text not null default '',
  add column questions jsonb not null default '[]',
  add constraint items_instead_told check (may_act or instead <> '');
