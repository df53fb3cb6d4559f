-- How a proposal was worded before staff corrected it: everybody reads it beside the reason.
alter table ballots.nomination_steps add column was_title text, add column was_text text;
