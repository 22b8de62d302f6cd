-- Whether a message stands in the conversation itself: all do but replies that were sent to their thread alone. Everything that
-- reads a conversation's timeline says so, and its indexes hold nothing else: replies cost a page nothing.
alter table messages add column in_timeline boolean not null default true;
alter table messages add constraint messages_timeline check (in_timeline or thread_root_id is not null);

drop index messages_page;
create index messages_page on messages (workspace_id, conversation_id, seq desc) where in_timeline;
drop index messages_unread;
-- what counts as unread in its conversation
create index messages_unread on messages (workspace_id, conversation_id, seq) include (author_id, mentions)
  where kind = 'text' and deleted_at is null and in_timeline;
-- a thread's replies, those that were deleted among them
create index messages_replies on messages (workspace_id, thread_root_id, seq) where thread_root_id is not null;
-- what counts as unread in its thread
create index messages_unread_replies on messages (workspace_id, thread_root_id, seq) include (author_id, mentions)
  where thread_root_id is not null and kind = 'text' and deleted_at is null and not in_timeline;

-- What everybody sees of a thread, one row for each message that has been replied to, or that somebody follows before. Its
-- row stays when all replies are deleted, since the log names it by its id (SPEC W7).
create table threads (
  workspace_id uuid not null,
  root_id uuid not null,
  id uuid not null default gen_random_uuid(),
  conversation_id uuid not null,
  reply_count int not null check (reply_count >= 0),
  -- the seq of the last reply there ever was, deleted ones count; of the root before the first
  last_seq bigint not null,
  last_reply_at timestamptz(3),
  participant_ids uuid[] not null,
  rev bigint not null,
  primary key (workspace_id, root_id),
  unique (workspace_id, id),
  foreign key (workspace_id, root_id) references messages (workspace_id, id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id),
  check ((reply_count = 0) = (last_reply_at is null))
) with (fillfactor = 70);
select parley_fence('threads');

-- How a member stands to a thread. No row: neither followed nor unfollowed. Who leaves the conversation leaves its threads.
create table thread_members (
  workspace_id uuid not null,
  root_id uuid not null,
  member_id uuid not null,
  conversation_id uuid not null,
  following boolean not null,
  read_seq bigint not null,
  read_rev bigint not null,
  primary key (workspace_id, root_id, member_id),
  foreign key (workspace_id, root_id) references threads (workspace_id, root_id),
  foreign key (workspace_id, conversation_id, member_id)
    references conversation_members (workspace_id, conversation_id, member_id) on delete cascade
) with (fillfactor = 80);
create index thread_members_member on thread_members (workspace_id, member_id, root_id) where following;
create index thread_members_conversation on thread_members (workspace_id, conversation_id, member_id);
select parley_fence('thread_members');

-- Makes members of a conversation follow one of its threads, with everything up to a place read. Who has unfollowed it stays
-- away, unless they are among `_again`. Gives those who did not follow it before.
create function follow_thread(
  _workspace uuid, _conversation uuid, _root uuid, _members uuid[], _again uuid[], _read_seq bigint, _rev bigint
)
returns setof uuid language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
begin
  return query
    insert into thread_members as tm (workspace_id, root_id, member_id, conversation_id, following, read_seq, read_rev)
    select _workspace, _root, cm.member_id, _conversation, true, _read_seq, _rev
    from conversation_members cm
    join members m on m.workspace_id = cm.workspace_id and m.id = cm.member_id
    where cm.workspace_id = _workspace and cm.conversation_id = _conversation and cm.member_id = any(_members)
      and m.deactivated_at is null
    on conflict (workspace_id, root_id, member_id) do update
      set following = true, read_seq = greatest(tm.read_seq, excluded.read_seq), read_rev = greatest(tm.read_rev + 1, excluded.read_rev)
      where not tm.following and tm.member_id = any(_again)
    returning tm.member_id;
end $$;
revoke all on function follow_thread(uuid, uuid, uuid, uuid[], uuid[], bigint, bigint) from public;
grant execute on function follow_thread(uuid, uuid, uuid, uuid[], uuid[], bigint, bigint) to parley_app;
