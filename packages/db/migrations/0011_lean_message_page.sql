-- The page without what its caller knows already: the workspace, the conversation, and the side, which seq tells. Each
-- value a row carries is decoded on the server's one thread, and history is what it decodes most of.
drop function list_message_page(uuid, uuid, uuid, bigint, int, int);

create function list_message_page(_workspace uuid, _member uuid, _conversation uuid, _split bigint, _older int, _newer int)
returns table (
  "id" uuid, "seq" bigint, "rev" bigint, "kind" text, "authorId" uuid, "nonce" uuid, "text" text, "system" jsonb,
  "mentions" uuid[], "threadRootId" uuid, "createdAt" timestamptz, "editedAt" timestamptz, "deletedAt" timestamptz,
  "deletedBy" uuid
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
    select m.id, m.seq, m.rev, m.kind, m.author_id, m.nonce, m.text, m.system, m.mentions, m.thread_root_id, m.created_at,
      m.edited_at, m.deleted_at, m.deleted_by
    from messages m
    where m.workspace_id = _workspace and m.conversation_id = _conversation and m.seq >= _start and m.seq < _split
      and m.thread_root_id is null
    order by m.seq desc limit _older;
  return query
    select m.id, m.seq, m.rev, m.kind, m.author_id, m.nonce, m.text, m.system, m.mentions, m.thread_root_id, m.created_at,
      m.edited_at, m.deleted_at, m.deleted_by
    from messages m
    where m.workspace_id = _workspace and m.conversation_id = _conversation and m.seq >= greatest(_start, _split)
      and m.thread_root_id is null
    order by m.seq limit _newer;
end $$;
revoke all on function list_message_page(uuid, uuid, uuid, bigint, int, int) from public;
