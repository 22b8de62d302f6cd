-- What a member is told of besides what they read anyway, and when no device is to make itself heard.
alter table member_preferences
  add column default_level text not null default 'all' check (default_level in ('all', 'mentions', 'nothing')),
  add column keywords text[] not null default '{}',
  add column quiet_hours jsonb;
create index member_preferences_keywords on member_preferences (workspace_id, member_id) where keywords <> '{}';

-- One row for each member and what they are told of: a message, the reactions to one, their coming into a group. It keeps no
-- words: a list shows what they may read now. Whoever leaves the conversation loses its notifications.
create table notifications (
  workspace_id uuid not null,
  id uuid not null default gen_random_uuid(),
  member_id uuid not null,
  kind text not null
    check (kind in ('mention', 'here', 'everyone', 'direct', 'reply', 'reaction', 'added', 'keyword')),
  subject text not null check (subject in ('message', 'reactions', 'membership')),
  -- a message, for a membership the conversation
  subject_id uuid not null,
  conversation_id uuid not null,
  -- where reading dismisses it: a thread, or without one the conversation
  thread_root_id uuid,
  actor_id uuid not null,
  -- the place in the log of what caused it, of several reactions the last
  seq bigint not null,
  at timestamptz(3) not null,
  alerts boolean not null,
  silenced_by text check (silenced_by in ('muted', 'do-not-disturb', 'quiet-hours')),
  -- marked as read here; what is read in its place is not noted
  read_at timestamptz(3),
  primary key (workspace_id, id),
  -- told once, however often the log is read
  unique (workspace_id, member_id, subject, subject_id),
  foreign key (workspace_id, conversation_id, member_id)
    references conversation_members (workspace_id, conversation_id, member_id) on delete cascade,
  foreign key (workspace_id, actor_id) references members (workspace_id, id)
) with (fillfactor = 80);
create index notifications_member on notifications (workspace_id, member_id, seq desc);
create index notifications_conversation on notifications (workspace_id, conversation_id, member_id);
select parley_fence('notifications');

-- Up to where a member has marked everything as read, and has cleared it.
create table notification_marks (
  workspace_id uuid not null,
  member_id uuid not null,
  read_seq bigint not null,
  cleared_seq bigint not null,
  primary key (workspace_id, member_id),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
) with (fillfactor = 80);
select parley_fence('notification_marks');

-- Up to where a workspace's log has been read for notifications. Its own events are read like all others.
create table notification_positions (
  workspace_id uuid primary key references workspaces (id),
  seq bigint not null
) with (fillfactor = 10);
select parley_fence('notification_positions');
grant select, insert on notification_positions to parley_definer;

-- What was written before there were notifications makes none.
create function begin_notifications() returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into notification_positions (workspace_id, seq)
  select c.workspace_id, c.last_seq from workspace_counters c join workspaces w on w.id = c.workspace_id
$$;
select parley_define('begin_notifications()');
select begin_notifications();
drop function begin_notifications();

-- Workspaces in whose logs something stands that has not been read for notifications (SPEC N4).
create function workspaces_to_notify(most int) returns table (workspace_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select c.workspace_id from workspace_counters c
  left join notification_positions p on p.workspace_id = c.workspace_id
  where c.last_seq > coalesce(p.seq, 0) limit most
$$;
select parley_define('workspaces_to_notify(int)');
revoke insert on notification_positions from parley_definer;
