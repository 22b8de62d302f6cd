-- The pages as before, with whom a message calls besides those it names.
drop function list_message_page(uuid, uuid, uuid, bigint, int, int);
drop function list_thread_page(uuid, uuid, uuid, uuid, bigint, int, int);

create function list_message_page(_workspace uuid, _member uuid, _conversation uuid, _split bigint, _older int, _newer int)
returns table (
  "id" uuid, "seq" bigint, "rev" bigint, "kind" text, "authorId" uuid, "nonce" uuid, "text" text, "system" jsonb,
  "mentions" uuid[], "broadcast" text, "threadRootId" uuid, "inTimeline" boolean, "createdAt" timestamptz, "editedAt" timestamptz,
  "deletedAt" timestamptz, "deletedBy" uuid, "reactions" jsonb, "thread" jsonb
)
language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
#variable_conflict use_column
declare _start bigint;
begin
  perform parley_enter(_workspace);
  select cm.history_seq into _start
    from conversation_members cm
    join conversations c on c.workspace_id = cm.workspace_id and c.id = cm.conversation_id
    join members m on m.workspace_id = cm.workspace_id and m.id = cm.member_id
    where cm.workspace_id = _workspace and cm.conversation_id = _conversation and cm.member_id = _member
      and c.deleted_at is null and m.deactivated_at is null;
  if not found then
    raise exception using errcode = 'PA404', message = 'no such conversation';
  end if;
  return query
    select m.id, m.seq, m.rev, m.kind, m.author_id, m.nonce, m.text, m.system, m.mentions, m.broadcast, m.thread_root_id,
      m.in_timeline, m.created_at, m.edited_at, m.deleted_at, m.deleted_by,
      case when m.deleted_at is null then (
        select jsonb_build_object('rev', max(rc.rev), 'items', coalesce(
          jsonb_agg(jsonb_build_array(rc.emoji, rc.count, r.member_id is not null, rc.since_seq) order by rc.since_seq)
            filter (where rc.count > 0), '[]'))
        from reaction_counts rc
        left join reactions r on r.workspace_id = rc.workspace_id and r.message_id = rc.message_id and r.emoji = rc.emoji
          and r.member_id = _member
        where rc.workspace_id = m.workspace_id and rc.message_id = m.id
        having count(*) > 0
      ) end,
      (select jsonb_build_array(t.reply_count, t.last_reply_at, t.participant_ids, t.rev)
        from threads t where t.workspace_id = m.workspace_id and t.root_id = m.id)
    from messages m
    where m.workspace_id = _workspace and m.conversation_id = _conversation and m.seq >= _start and m.seq < _split
      and m.in_timeline
    order by m.seq desc limit _older;
  return query
    select m.id, m.seq, m.rev, m.kind, m.author_id, m.nonce, m.text, m.system, m.mentions, m.broadcast, m.thread_root_id,
      m.in_timeline, m.created_at, m.edited_at, m.deleted_at, m.deleted_by,
      case when m.deleted_at is null then (
        select jsonb_build_object('rev', max(rc.rev), 'items', coalesce(
          jsonb_agg(jsonb_build_array(rc.emoji, rc.count, r.member_id is not null, rc.since_seq) order by rc.since_seq)
            filter (where rc.count > 0), '[]'))
        from reaction_counts rc
        left join reactions r on r.workspace_id = rc.workspace_id and r.message_id = rc.message_id and r.emoji = rc.emoji
          and r.member_id = _member
        where rc.workspace_id = m.workspace_id and rc.message_id = m.id
        having count(*) > 0
      ) end,
      (select jsonb_build_array(t.reply_count, t.last_reply_at, t.participant_ids, t.rev)
        from threads t where t.workspace_id = m.workspace_id and t.root_id = m.id)
    from messages m
    where m.workspace_id = _workspace and m.conversation_id = _conversation and m.seq >= greatest(_start, _split)
      and m.in_timeline
    order by m.seq limit _newer;
end $$;
revoke all on function list_message_page(uuid, uuid, uuid, bigint, int, int) from public;

-- The same of a thread's replies. Raises PA404 also for a thread of which the reader may see neither the root nor any reply;
-- before the first reply the root alone decides. `_root` may be any message of the thread.
create function list_thread_page(
  _workspace uuid, _member uuid, _conversation uuid, _root uuid, _split bigint, _older int, _newer int
)
returns table (
  "id" uuid, "seq" bigint, "rev" bigint, "kind" text, "authorId" uuid, "nonce" uuid, "text" text, "system" jsonb,
  "mentions" uuid[], "broadcast" text, "threadRootId" uuid, "inTimeline" boolean, "createdAt" timestamptz, "editedAt" timestamptz,
  "deletedAt" timestamptz, "deletedBy" uuid, "reactions" jsonb, "thread" jsonb
)
language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
#variable_conflict use_column
declare _start bigint; _thread record;
begin
  perform parley_enter(_workspace);
  select cm.history_seq into _start
    from conversation_members cm
    join conversations c on c.workspace_id = cm.workspace_id and c.id = cm.conversation_id
    join members m on m.workspace_id = cm.workspace_id and m.id = cm.member_id
    where cm.workspace_id = _workspace and cm.conversation_id = _conversation and cm.member_id = _member
      and c.deleted_at is null and m.deactivated_at is null;
  if not found then
    raise exception using errcode = 'PA404', message = 'no such conversation';
  end if;
  select r.id, greatest(r.seq, t.last_seq) >= _start as visible into _thread
    from messages m
    join messages r on r.workspace_id = m.workspace_id and r.id = coalesce(m.thread_root_id, m.id)
    left join threads t on t.workspace_id = r.workspace_id and t.root_id = r.id
    where m.workspace_id = _workspace and m.id = _root and m.conversation_id = _conversation;
  if not found or not _thread.visible then
    raise exception using errcode = 'PA404', message = 'no such thread';
  end if;
  return query
    select m.id, m.seq, m.rev, m.kind, m.author_id, m.nonce, m.text, m.system, m.mentions, m.broadcast, m.thread_root_id,
      m.in_timeline, m.created_at, m.edited_at, m.deleted_at, m.deleted_by,
      case when m.deleted_at is null then (
        select jsonb_build_object('rev', max(rc.rev), 'items', coalesce(
          jsonb_agg(jsonb_build_array(rc.emoji, rc.count, r.member_id is not null, rc.since_seq) order by rc.since_seq)
            filter (where rc.count > 0), '[]'))
        from reaction_counts rc
        left join reactions r on r.workspace_id = rc.workspace_id and r.message_id = rc.message_id and r.emoji = rc.emoji
          and r.member_id = _member
        where rc.workspace_id = m.workspace_id and rc.message_id = m.id
        having count(*) > 0
      ) end,
      null::jsonb
    from messages m
    where m.workspace_id = _workspace and m.thread_root_id = _thread.id and m.seq >= _start and m.seq < _split
    order by m.seq desc limit _older;
  return query
    select m.id, m.seq, m.rev, m.kind, m.author_id, m.nonce, m.text, m.system, m.mentions, m.broadcast, m.thread_root_id,
      m.in_timeline, m.created_at, m.edited_at, m.deleted_at, m.deleted_by,
      case when m.deleted_at is null then (
        select jsonb_build_object('rev', max(rc.rev), 'items', coalesce(
          jsonb_agg(jsonb_build_array(rc.emoji, rc.count, r.member_id is not null, rc.since_seq) order by rc.since_seq)
            filter (where rc.count > 0), '[]'))
        from reaction_counts rc
        left join reactions r on r.workspace_id = rc.workspace_id and r.message_id = rc.message_id and r.emoji = rc.emoji
          and r.member_id = _member
        where rc.workspace_id = m.workspace_id and rc.message_id = m.id
        having count(*) > 0
      ) end,
      null::jsonb
    from messages m
    where m.workspace_id = _workspace and m.thread_root_id = _thread.id and m.seq >= greatest(_start, _split)
    order by m.seq limit _newer;
end $$;
revoke all on function list_thread_page(uuid, uuid, uuid, uuid, bigint, int, int) from public;
