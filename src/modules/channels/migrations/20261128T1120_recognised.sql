-- Its words are a machine's: to be held against the sound.
alter table channels.intake_drafts add column recognised boolean not null default false;
