-- Spoken notes are files too.
alter table platform.files drop constraint files_media_type_check;
alter table platform.files add constraint files_media_type_check check (media_type in ('image/jpeg', 'image/webp', 'image/png', 'application/pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv', 'audio/webm', 'audio/mp4', 'audio/ogg', 'audio/mpeg', 'audio/wav'));
