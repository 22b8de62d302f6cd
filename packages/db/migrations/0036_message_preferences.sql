-- How a member is written to who has not opened the app.
alter table member_preferences
  add column language text check (language in ('en', 'de')),
  add column email_digest boolean not null default true;
