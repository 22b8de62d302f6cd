-- The page with its reactions: one value for each message that has any, null for the others and for deleted ones. In the
-- list of columns they are looked up for the rows of the page alone.
drop function list_message_page(uuid, uuid, uuid, bigint, int, int);

create function list_message_page(_workspace uuid, _member uuid, _conversation uuid, _split bigint, _older int, _newer int)
returns table (
  "id" uuid, "seq" bigint, "rev" bigint, "kind" text, "authorId" uuid, "nonce" uuid, "text" text, "system" jsonb,
  "mentions" uuid[], "threadRootId" uuid, "createdAt" timestamptz, "editedAt" timestamptz, "deletedAt" timestamptz,
  "deletedBy" uuid, "reactions" jsonb
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
      m.edited_at, m.deleted_at, m.deleted_by,
      case when m.deleted_at is null then (
        select jsonb_build_object('rev', max(rc.rev), 'items', coalesce(
          jsonb_agg(jsonb_build_array(rc.emoji, rc.count, r.member_id is not null, rc.since_seq) order by rc.since_seq)
            filter (where rc.count > 0), '[]'))
        from reaction_counts rc
        left join reactions r on r.workspace_id = rc.workspace_id and r.message_id = rc.message_id and r.emoji = rc.emoji
          and r.member_id = _member
        where rc.workspace_id = m.workspace_id and rc.message_id = m.id
        having count(*) > 0
      ) end
    from messages m
    where m.workspace_id = _workspace and m.conversation_id = _conversation and m.seq >= _start and m.seq < _split
      and m.thread_root_id is null
    order by m.seq desc limit _older;
  return query
    select m.id, m.seq, m.rev, m.kind, m.author_id, m.nonce, m.text, m.system, m.mentions, m.thread_root_id, m.created_at,
      m.edited_at, m.deleted_at, m.deleted_by,
      case when m.deleted_at is null then (
        select jsonb_build_object('rev', max(rc.rev), 'items', coalesce(
          jsonb_agg(jsonb_build_array(rc.emoji, rc.count, r.member_id is not null, rc.since_seq) order by rc.since_seq)
            filter (where rc.count > 0), '[]'))
        from reaction_counts rc
        left join reactions r on r.workspace_id = rc.workspace_id and r.message_id = rc.message_id and r.emoji = rc.emoji
          and r.member_id = _member
        where rc.workspace_id = m.workspace_id and rc.message_id = m.id
        having count(*) > 0
      ) end
    from messages m
    where m.workspace_id = _workspace and m.conversation_id = _conversation and m.seq >= greatest(_start, _split)
      and m.thread_root_id is null
    order by m.seq limit _newer;
end $$;
revoke all on function list_message_page(uuid, uuid, uuid, bigint, int, int) from public;
