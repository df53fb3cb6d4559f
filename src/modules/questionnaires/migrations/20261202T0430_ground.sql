-- The schematic map a questionnaire's places stand on, as it was drawn when they were put there: results show the same one.
alter table questionnaires.questionnaires add column ground jsonb;
