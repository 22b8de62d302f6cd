drop function send_messages(uuid, uuid[], uuid[], uuid[], text[], text[]);
drop function send_message_locked(uuid, bigint, int, timestamptz, uuid, uuid, uuid, text, uuid[]);

-- What a reply does beside being stored: the thread counts it, and its author follows it; so do those the reply mentions,
-- also if they unfollowed it before; with the first reply the root's author, and those the root mentions. Appends the events
-- behind `_seq`, which is the reply's, and gives the seq and the mark of the last.
create function count_reply_locked(
  _workspace uuid, _seq bigint, _now timestamptz, _conversation uuid, _root uuid, _author uuid, _mentions uuid[]
)
returns table ("seq" bigint, "rid" int)
language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
#variable_conflict use_column
declare _thread uuid; _starting uuid[] := '{}'; _last bigint := _seq + 1; _rid int := 1 + (random() * 2147483645)::int; _follower uuid;
begin
  select t.id, case when t.last_seq > m.seq then '{}' else m.author_id || m.mentions end
    into _thread, _starting
    from messages m
    left join threads t on t.workspace_id = m.workspace_id and t.root_id = m.id
    where m.workspace_id = _workspace and m.id = _root;
  if _thread is not null then
    update threads t set reply_count = t.reply_count + 1, last_seq = _seq, last_reply_at = _now, rev = _last,
        participant_ids = (_author || array_remove(t.participant_ids, _author))[1:10]
      where t.workspace_id = _workspace and t.root_id = _root;
  else
    insert into threads (workspace_id, root_id, conversation_id, reply_count, last_seq, last_reply_at, participant_ids, rev)
      values (_workspace, _root, _conversation, 1, _seq, _now, array[_author], _last)
      returning id into _thread;
  end if;
  insert into events (workspace_id, seq, rid, type, audience, conversation_id, entity_id, actor_id, at)
    values (_workspace, _last, _rid, 'thread.changed', 'conversation', _conversation, _thread, _author, _now);

  for _follower in
    select follow_thread(_workspace, _conversation, _root, array[_author], array[_author], _seq, _last)
    union all
    select follow_thread(_workspace, _conversation, _root, array_remove(_mentions || _starting, _author), _mentions, _seq - 1, _last)
  loop
    _last := _last + 1;
    _rid := 1 + (random() * 2147483645)::int;
    insert into events (workspace_id, seq, rid, type, audience, conversation_id, member_id, entity_id, actor_id, at)
      values (_workspace, _last, _rid, 'thread.followed', 'member', _conversation, _follower, _thread, _author, _now);
  end loop;
  return query select _last, _rid;
end $$;
revoke all on function count_reply_locked(uuid, bigint, timestamptz, uuid, uuid, uuid, uuid[]) from public;
grant execute on function count_reply_locked(uuid, bigint, timestamptz, uuid, uuid, uuid, uuid[]) to parley_app;

-- One message, the careful way: every refusal has its status, a repeated nonce its first message. The workspace's counter
-- row is locked by the caller, so nothing here can change before the commit (SPEC W2). A reply goes to the root of the thread
-- that `_root` is in; "lastSeq" and "lastRid" are the end of the log behind it.
create function send_message_locked(
  _workspace uuid, _seq bigint, _rid int, _now timestamptz,
  _conversation uuid, _author uuid, _nonce uuid, _text text, _mentions uuid[], _root uuid, _in_timeline boolean
)
returns table (
  "status" text, "id" uuid, "seq" bigint, "rid" int, "createdAt" timestamptz, "mentions" uuid[], "threadRootId" uuid,
  "lastSeq" bigint, "lastRid" int
)
language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
#variable_conflict use_column
declare
  _place record; _sent record; _target record; _status text; _id uuid := gen_random_uuid(); _last_seq bigint := _seq; _last_rid int := _rid;
begin
  select c.kind, c.archived_at, cm.history_seq into _place
    from conversation_members cm
    join conversations c on c.workspace_id = cm.workspace_id and c.id = cm.conversation_id
    join members m on m.workspace_id = cm.workspace_id and m.id = cm.member_id
    where cm.workspace_id = _workspace and cm.conversation_id = _conversation and cm.member_id = _author
      and c.deleted_at is null and m.deactivated_at is null;
  if not found then
    return query select 'not-found', null::uuid, null::bigint, null::int, null::timestamptz, null::uuid[], null::uuid, null::bigint, null::int;
    return;
  end if;
  if _root is not null then
    -- whoever may see the root, or any reply to it, may reply; a thread goes on under a deleted root, and none begins there
    select r.id, r.kind, r.deleted_at, t.last_seq > r.seq as begun, greatest(r.seq, t.last_seq) >= _place.history_seq as visible into _target
      from messages m
      join messages r on r.workspace_id = m.workspace_id and r.id = coalesce(m.thread_root_id, m.id)
      left join threads t on t.workspace_id = r.workspace_id and t.root_id = r.id
      where m.workspace_id = _workspace and m.id = _root and m.conversation_id = _conversation;
    _status := case
      when not found or not _target.visible then 'not-found'
      when _target.kind = 'system' then 'not-repliable'
      when _target.deleted_at is not null and _target.begun is not true then 'root-deleted'
    end;
    _root := coalesce(_target.id, _root);
  end if;
  -- after access, so that who lost it is told nothing of what they once sent (SPEC W5)
  select m.id, m.seq, m.conversation_id, m.thread_root_id, m.in_timeline, coalesce(first.text, m.text) as text into _sent
    from messages m
    left join message_versions first on first.workspace_id = m.workspace_id and first.message_id = m.id and first.version = 1
    where m.workspace_id = _workspace and m.author_id = _author and m.nonce = _nonce;
  if found then
    return query select
      case
        when _sent.conversation_id = _conversation and _sent.text = _text and _sent.in_timeline = _in_timeline
          and _sent.thread_root_id is not distinct from _root then 'repeated'
        else 'conflict'
      end,
      _sent.id, _sent.seq, null::int, null::timestamptz, null::uuid[], null::uuid, null::bigint, null::int;
    return;
  end if;
  if _status is null and _place.archived_at is not null then
    _status := 'archived';
  end if;
  if _status is null and _place.kind = 'direct' and exists (
    select from conversation_members cm join members m on m.workspace_id = cm.workspace_id and m.id = cm.member_id
    where cm.workspace_id = _workspace and cm.conversation_id = _conversation and m.deactivated_at is not null
  ) then
    _status := 'deactivated';
  end if;
  if _status is not null then
    return query select _status, null::uuid, null::bigint, null::int, null::timestamptz, null::uuid[], null::uuid, null::bigint, null::int;
    return;
  end if;
  if cardinality(_mentions) > 0 then
    _mentions := array(select x from unnest(_mentions) with ordinality u(x, o) where exists (
      select from conversation_members cm
      where cm.workspace_id = _workspace and cm.conversation_id = _conversation and cm.member_id = x) order by o);
  end if;
  insert into messages (
      workspace_id, id, conversation_id, seq, rev, kind, author_id, nonce, text, mentions, thread_root_id, in_timeline, created_at)
    values (_workspace, _id, _conversation, _seq, _seq, 'text', _author, _nonce, _text, _mentions, _root, _in_timeline, _now);
  insert into events (workspace_id, seq, rid, type, audience, conversation_id, entity_id, actor_id, at)
    values (_workspace, _seq, _rid, 'message.sent', 'conversation', _conversation, _id, _author, _now);
  if _in_timeline then
    update conversations set last_message_seq = _seq, last_activity_at = _now
      where workspace_id = _workspace and id = _conversation;
  end if;
  if _root is not null then
    select c.seq, c.rid into _last_seq, _last_rid
      from count_reply_locked(_workspace, _seq, _now, _conversation, _root, _author, _mentions) c;
  end if;
  update workspace_counters set last_seq = _last_seq, last_rid = _last_rid where workspace_id = _workspace;
  return query select 'new', _id, _seq, _rid, _now, _mentions, _root, _last_seq, _last_rid;
end $$;
revoke all on function send_message_locked(uuid, bigint, int, timestamptz, uuid, uuid, uuid, text, uuid[], uuid, boolean) from public;
grant execute on function send_message_locked(uuid, bigint, int, timestamptz, uuid, uuid, uuid, text, uuid[], uuid, boolean) to parley_app;

-- Whatever waits in one workspace's lane, in one round trip and one commit (SPEC W4). Lock first, decide after (W2), times
-- after the lock (W6). Where all are new, all may write and none replies, a few statements store them all; otherwise one by
-- one. "beforeRid" is the mark of the event the batch was written behind, by which streams know their own history again (N5).
-- `_mentions` holds one comma-separated list of member ids per message; `_roots`, null where none is a reply, the messages
-- that are replied to, and `_in_timeline` with it whether they stand in the conversation as well.
create function send_messages(
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
      where c.kind = 'group' and c.archived_at is null and c.deleted_at is null and m.deactivated_at is null) = _count
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
revoke all on function send_messages(uuid, uuid[], uuid[], uuid[], text[], text[], uuid[], boolean[]) from public;
