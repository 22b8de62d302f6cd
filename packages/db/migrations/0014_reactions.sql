-- One emoji on one message, and how many people have put it there: what a page shows, without reading who. It stays at 0 when
-- the last of them has taken it back, since the log names it by its id (SPEC W7).
create table reaction_counts (
  workspace_id uuid not null,
  message_id uuid not null,
  emoji text collate "C" not null check (char_length(emoji) between 1 and 32),
  id uuid not null default gen_random_uuid(),
  count int not null check (count >= 0),
  rev bigint not null,
  since_seq bigint not null,
  primary key (workspace_id, message_id, emoji),
  unique (workspace_id, id),
  foreign key (workspace_id, message_id) references messages (workspace_id, id),
  check (rev >= since_seq)
) with (fillfactor = 80);
select parley_fence('reaction_counts');

create table reactions (
  workspace_id uuid not null,
  message_id uuid not null,
  emoji text collate "C" not null,
  member_id uuid not null,
  seq bigint not null,
  created_at timestamptz(3) not null default clock_timestamp(),
  -- somebody's own on a message lie together: a page asks for these, however large the crowd
  primary key (workspace_id, message_id, member_id, emoji),
  -- who reacted, in their order
  unique (workspace_id, message_id, emoji, seq),
  foreign key (workspace_id, message_id, emoji) references reaction_counts (workspace_id, message_id, emoji),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
);
select parley_fence('reactions');

-- Whatever waits in one workspace's lane of reactions, in one round trip and one commit (SPEC W4): lock first, decide after
-- (W2), times after the lock (W6). Each is decided on for itself; one that is there already, or gone already, is `same`. After
-- each the caller's summary of the message as it then stands: its last change and [emoji, count, mine, since] by since.
-- "beforeRid" is the mark of the event the batch was written behind (N5).
create function write_reactions(
  _workspace uuid, _messages uuid[], _members uuid[], _emoji text[], _adds boolean[], _most int
)
returns table (
  "ordinal" int, "status" text, "conversationId" uuid, "messageSeq" bigint, "entityId" uuid, "seq" bigint, "rid" int,
  "at" timestamptz, "count" int, "sinceSeq" bigint, "summary" jsonb, "beforeRid" int
)
language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_mergejoin = off set enable_hashjoin = off
set lock_timeout = '2s' as $$
#variable_conflict use_column
declare
  _now timestamptz; _last bigint; _before int; _seq bigint; _rid int; _place record; _count record; _status text; _there boolean;
  _summary jsonb;
begin
  perform parley_enter(_workspace);
  select c.last_seq, c.last_rid into _last, _before from workspace_counters c where c.workspace_id = _workspace for no key update;
  if not found then
    raise exception using errcode = 'PA404', message = 'no such workspace';
  end if;
  _now := date_trunc('milliseconds', clock_timestamp());
  _seq := _last;

  for i in 1 .. cardinality(_messages) loop
    select m.conversation_id, m.seq, m.kind, m.deleted_at, c.kind as place_kind, c.archived_at into _place
      from messages m
      join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
      join conversation_members cm
        on cm.workspace_id = m.workspace_id and cm.conversation_id = m.conversation_id and cm.member_id = _members[i]
      join members person on person.workspace_id = cm.workspace_id and person.id = cm.member_id
      where m.workspace_id = _workspace and m.id = _messages[i] and m.seq >= cm.history_seq and c.deleted_at is null
        and person.deactivated_at is null;
    if not found then
      return query select i, 'not-found', null::uuid, null::bigint, null::uuid, null::bigint, null::int,
        null::timestamptz, null::int, null::bigint, null::jsonb, _before;
      continue;
    end if;
    select exists (
      select from reactions r
      where r.workspace_id = _workspace and r.message_id = _messages[i] and r.emoji = _emoji[i] and r.member_id = _members[i]
    ) into _there;
    _status := case
      when _place.deleted_at is not null then 'deleted'
      when _place.kind <> 'text' then 'not-reactable'
      when _there = _adds[i] then 'same'
      when _place.archived_at is not null then 'archived'
      when _adds[i] and _place.place_kind = 'direct' and exists (
        select from conversation_members cm join members m on m.workspace_id = cm.workspace_id and m.id = cm.member_id
        where cm.workspace_id = _workspace and cm.conversation_id = _place.conversation_id and m.deactivated_at is not null
      ) then 'deactivated'
      when _adds[i] and _most <= (
        select count(*) from reaction_counts rc
        where rc.workspace_id = _workspace and rc.message_id = _messages[i] and rc.count > 0 and rc.emoji <> _emoji[i]
      ) then 'too-many'
      else 'new'
    end;
    _count := null;
    if _status = 'new' then
      _seq := _seq + 1;
      _rid := 1 + (random() * 2147483645)::int;
      if _adds[i] then
        insert into reaction_counts (workspace_id, message_id, emoji, count, rev, since_seq)
          values (_workspace, _messages[i], _emoji[i], 1, _seq, _seq)
          on conflict (workspace_id, message_id, emoji) do update set
            count = reaction_counts.count + 1, rev = excluded.rev,
            since_seq = case when reaction_counts.count = 0 then excluded.since_seq else reaction_counts.since_seq end
          returning id, count, since_seq into _count;
        insert into reactions (workspace_id, message_id, emoji, member_id, seq, created_at)
          values (_workspace, _messages[i], _emoji[i], _members[i], _seq, _now);
      else
        delete from reactions r
          where r.workspace_id = _workspace and r.message_id = _messages[i] and r.emoji = _emoji[i] and r.member_id = _members[i];
        update reaction_counts rc set count = rc.count - 1, rev = _seq
          where rc.workspace_id = _workspace and rc.message_id = _messages[i] and rc.emoji = _emoji[i]
          returning rc.id, rc.count, rc.since_seq into _count;
      end if;
      insert into events (workspace_id, seq, rid, type, audience, conversation_id, entity_id, actor_id, at)
        values (_workspace, _seq, _rid, case when _adds[i] then 'reaction.added' else 'reaction.removed' end, 'conversation',
          _place.conversation_id, _count.id, _members[i], _now);
    end if;
    _summary := null;
    if _status in ('new', 'same') then
      select jsonb_build_object('rev', max(rc.rev), 'items', coalesce(
        jsonb_agg(jsonb_build_array(rc.emoji, rc.count, r.member_id is not null, rc.since_seq) order by rc.since_seq)
          filter (where rc.count > 0), '[]')) into _summary
        from reaction_counts rc
        left join reactions r on r.workspace_id = rc.workspace_id and r.message_id = rc.message_id and r.emoji = rc.emoji
          and r.member_id = _members[i]
        where rc.workspace_id = _workspace and rc.message_id = _messages[i]
        having count(*) > 0;
    end if;
    if _status = 'new' then
      return query select i, _status, _place.conversation_id, _place.seq, _count.id, _seq, _rid, _now, _count.count,
        _count.since_seq, _summary, _before;
    else
      return query select i, _status, _place.conversation_id, _place.seq, null::uuid, null::bigint, null::int,
        null::timestamptz, null::int, null::bigint, _summary, _before;
    end if;
  end loop;

  if _seq > _last then
    update workspace_counters set last_seq = _seq, last_rid = _rid where workspace_id = _workspace;
  end if;
end $$;
revoke all on function write_reactions(uuid, uuid[], uuid[], text[], boolean[], int) from public;
