-- The message most people send most of the time: alone in its lane, into a group, mentioning nobody. The same as
-- send_messages does, with less around it; gives no row where anything is out of the ordinary, having stored nothing, and
-- leaves that message to send_messages.
create function send_plain_message(_workspace uuid, _conversation uuid, _author uuid, _nonce uuid, _text text)
returns table ("id" uuid, "seq" bigint, "rid" int, "createdAt" timestamptz, "beforeRid" int)
language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off set lock_timeout = '2s' as $$
#variable_conflict use_column
declare
  _made uuid := gen_random_uuid(); _mark int := 1 + (random() * 2147483645)::int; _next bigint; _before int; _now timestamptz;
begin
  perform parley_enter(_workspace);
  select c.last_seq + 1, c.last_rid into _next, _before
    from workspace_counters c where c.workspace_id = _workspace for no key update;
  if not found or not exists (
    select from conversation_members cm
    join conversations c on c.workspace_id = cm.workspace_id and c.id = cm.conversation_id
    join members m on m.workspace_id = cm.workspace_id and m.id = cm.member_id
    where cm.workspace_id = _workspace and cm.conversation_id = _conversation and cm.member_id = _author
      and c.kind = 'group' and c.archived_at is null and c.deleted_at is null and m.deactivated_at is null
  ) then
    return;
  end if;
  _now := date_trunc('milliseconds', clock_timestamp());
  insert into messages (workspace_id, id, conversation_id, seq, rev, kind, author_id, nonce, text, created_at)
    values (_workspace, _made, _conversation, _next, _next, 'text', _author, _nonce, _text, _now)
    on conflict (workspace_id, author_id, nonce) do nothing;
  if not found then
    return;
  end if;
  insert into events (workspace_id, seq, rid, type, audience, conversation_id, entity_id, actor_id, at)
    values (_workspace, _next, _mark, 'message.sent', 'conversation', _conversation, _made, _author, _now);
  update conversations set last_message_seq = _next, last_activity_at = _now
    where workspace_id = _workspace and id = _conversation;
  update workspace_counters set last_seq = _next, last_rid = _mark where workspace_id = _workspace;
  "id" := _made;
  "seq" := _next;
  "rid" := _mark;
  "createdAt" := _now;
  "beforeRid" := _before;
  return next;
end $$;
revoke all on function send_plain_message(uuid, uuid, uuid, uuid, text) from public;
