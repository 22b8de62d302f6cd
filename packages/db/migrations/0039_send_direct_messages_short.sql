-- Messages to one person go the short ways too: they are what most people send most of the time.

-- Whether all who are in a conversation can still be written to.
create function all_active(_workspace uuid, _conversation uuid) returns boolean
language plpgsql stable as $$
begin
  return not exists (
    select from conversation_members cm join members m on m.workspace_id = cm.workspace_id and m.id = cm.member_id
    where cm.workspace_id = _workspace and cm.conversation_id = _conversation and m.deactivated_at is not null);
end $$;
revoke all on function all_active(uuid, uuid) from public;
grant execute on function all_active(uuid, uuid) to parley_app;

-- The message most people send most of the time: alone in its lane, mentioning nobody, no reply. The same as
-- send_messages does, with less around it; gives no row where anything is out of the ordinary, having stored nothing, and
-- leaves that message to send_messages.
create or replace function send_plain_message(_workspace uuid, _conversation uuid, _author uuid, _nonce uuid, _text text)
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
      and c.archived_at is null and c.deleted_at is null and m.deactivated_at is null
      and (c.kind = 'group' or all_active(_workspace, c.id))
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

-- Whatever waits in one workspace's lane, in one round trip and one commit (SPEC W4). Lock first, decide after (W2), times
-- after the lock (W6). Where all are new, all may write and none replies, a few statements store them all; otherwise one by
-- one. "beforeRid" is the mark of the event the batch was written behind, by which streams know their own history again (N5).
-- `_mentions` holds one comma-separated list of member ids per message; `_roots`, null where none is a reply, the messages
-- that are replied to, and `_in_timeline` with it whether they stand in the conversation as well.
create or replace function send_messages(
  _workspace uuid, _conversations uuid[], _authors uuid[], _nonces uuid[], _texts text[], _mentions text[], _roots uuid[],
  _in_timeline boolean[]
)
returns table (
  "ordinal" int, "status" text, "id" uuid, "seq" bigint, "rid" int, "createdAt" timestamptz, "mentions" uuid[],
  "threadRootId" uuid, "lastSeq" bigint, "beforeRid" int
)
language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_mergejoin = off set enable_hashjoin = off
set lock_timeout = '2s' as $$
#variable_conflict use_column
declare
  _base bigint; _now timestamptz; _count int := cardinality(_nonces); _next bigint; _one record;
  _ids uuid[]; _rids int[]; _before int;
begin
  perform parley_enter(_workspace);
  select c.last_seq, c.last_rid into _base, _before from workspace_counters c where c.workspace_id = _workspace for no key update;
  if not found then
    raise exception using errcode = 'PA404', message = 'no such workspace';
  end if;
  _now := date_trunc('milliseconds', clock_timestamp());

  if _count > 1
    and _roots is null
    and array_to_string(_mentions, '') = ''
    and (select count(distinct (x.a, x.n)) from unnest(_authors, _nonces) x(a, n)) = _count
    and not exists (
      select from unnest(_authors, _nonces) x(a, n)
      join messages m on m.workspace_id = _workspace and m.author_id = x.a and m.nonce = x.n)
    and (
      select count(*) from unnest(_conversations, _authors) x(c, a)
      join conversation_members cm on cm.workspace_id = _workspace and cm.conversation_id = x.c and cm.member_id = x.a
      join conversations c on c.workspace_id = _workspace and c.id = x.c
      join members m on m.workspace_id = _workspace and m.id = x.a
      where c.archived_at is null and c.deleted_at is null and m.deactivated_at is null
        and (c.kind = 'group' or all_active(_workspace, c.id))) = _count
  then
    select array_agg(gen_random_uuid()), array_agg(1 + (random() * 2147483645)::int) into _ids, _rids
      from generate_series(1, _count);
    insert into messages (workspace_id, id, conversation_id, seq, rev, kind, author_id, nonce, text, created_at)
      select _workspace, x.i, x.c, _base + x.o, _base + x.o, 'text', x.a, x.n, x.t, _now
      from unnest(_ids, _conversations, _authors, _nonces, _texts) with ordinality x(i, c, a, n, t, o);
    insert into events (workspace_id, seq, rid, type, audience, conversation_id, entity_id, actor_id, at)
      select _workspace, _base + x.o, x.r, 'message.sent', 'conversation', x.c, x.i, x.a, _now
      from unnest(_ids, _rids, _conversations, _authors) with ordinality x(i, r, c, a, o);
    update conversations c set last_message_seq = x.seq, last_activity_at = _now
      from (select u.c, max(_base + u.o) as seq from unnest(_conversations) with ordinality u(c, o) group by u.c) x
      where c.workspace_id = _workspace and c.id = x.c;
    update workspace_counters set last_seq = _base + _count, last_rid = _rids[_count] where workspace_id = _workspace;
    return query select x.o::int, 'new', x.i, _base + x.o, x.r, _now, '{}'::uuid[], null::uuid, _base + x.o, _before
      from unnest(_ids, _rids) with ordinality x(i, r, o);
    return;
  end if;

  _next := _base + 1;
  for i in 1 .. _count loop
    select * into _one from send_message_locked(
      _workspace, _next, 1 + (random() * 2147483645)::int, _now, _conversations[i], _authors[i], _nonces[i], _texts[i],
      string_to_array(_mentions[i], ',')::uuid[], _roots[i], coalesce(_in_timeline[i], true));
    if _one.status = 'new' then
      _next := _one."lastSeq" + 1;
    end if;
    return query select i, _one.status, _one.id, _one.seq, _one.rid, _one."createdAt", _one.mentions, _one."threadRootId",
      _one."lastSeq", _before;
  end loop;
end $$;
