-- Whom a message calls besides those it names: all there are in its place, or those of them who were connected when it was
-- written. The first needs no row for anybody; the second one, however many they are.
alter table messages add column broadcast text check (broadcast in ('here', 'everyone'));
alter table conversations add column broadcast_policy text not null default 'members'
  check (broadcast_policy in ('all', 'members', 'moderators'));

drop index messages_unread;
create index messages_unread on messages (workspace_id, conversation_id, seq) include (author_id, mentions, broadcast)
  where kind = 'text' and deleted_at is null and in_timeline;
drop index messages_unread_replies;
create index messages_unread_replies on messages (workspace_id, thread_root_id, seq) include (author_id, mentions, broadcast)
  where thread_root_id is not null and kind = 'text' and deleted_at is null and not in_timeline;

-- Who was connected when a message called those who were. Keyed by the message's place, so that counting unread mentions
-- needs nothing of the message but what its index holds. Taken once: an edit that takes the call back and makes it again
-- calls the same people.
create table here_mentions (
  workspace_id uuid not null,
  conversation_id uuid not null,
  seq bigint not null,
  member_ids uuid[] not null,
  primary key (workspace_id, conversation_id, seq),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id)
);
select parley_fence('here_mentions');

-- What an earlier wording called for, and since when it stood (the rev of its message then): an edit tells those alone whom
-- no wording before it called.
alter table message_versions
  add column rev bigint not null default 0,
  add column mentions uuid[] not null default '{}',
  add column broadcast text check (broadcast in ('here', 'everyone'));
