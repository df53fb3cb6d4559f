-- The community's mailbox (来信邮箱): whoever runs it passes on what comes, signed with its secret.
create table notifications.mailboxes (
  community_id int not null,
  id uuid not null,
  address text not null,
  -- what is passed on is signed with; sealed, shown once
  secret_sealed bytea not null,
  made_at timestamptz not null,
  closed_at timestamptz,
  last_mail_at timestamptz,
  primary key (community_id, id)
);
create unique index mailboxes_open on notifications.mailboxes (community_id) where closed_at is null;
select platform.community_table('notifications.mailboxes', 'select, insert, update');

-- What came, by the keyed hash of its Message-ID: the same e-mail is taken once however often it is passed on.
create table notifications.mails_in (
  community_id int not null,
  message_hash bytea not null,
  came_at timestamptz not null,
  became text not null check (became in ('draft', 'answer', 'automatic', 'own', 'bounce')),
  primary key (community_id, message_hash)
);
create index mails_in_old on notifications.mails_in (community_id, came_at);
select platform.community_table('notifications.mails_in', 'select, insert, delete');
