-- When those who hadn't answered were last reminded, and when the last day was told of by itself.
alter table questionnaires.questionnaires add column reminded_at timestamptz;
