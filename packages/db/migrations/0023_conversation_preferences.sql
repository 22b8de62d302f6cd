-- How a member wants to have a conversation: goes with their membership.
alter table conversation_members
  add column level text not null default 'all' check (level in ('all', 'mentions', 'nothing')),
  add column muted boolean not null default false,
  add column muted_until timestamptz(3),
  add column pinned boolean not null default false,
  add column preferences_rev bigint not null default 0,
  add check (muted or muted_until is null);
