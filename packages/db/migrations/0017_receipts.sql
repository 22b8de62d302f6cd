-- How far a member had read before they moved their cursor back. A receipt, once given, stands: what others are told is the
-- greater of the two cursors.
alter table conversation_members add column seen_seq bigint not null default 0;

-- How far a device of a member has received the workspace's log: one row a member, whatever number of conversations they are in.
create table member_deliveries (
  workspace_id uuid not null,
  member_id uuid not null,
  delivered_seq bigint not null,
  primary key (workspace_id, member_id),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
) with (fillfactor = 70);
select parley_fence('member_deliveries');

-- What members decided for themselves; without a row the defaults hold.
create table member_preferences (
  workspace_id uuid not null,
  member_id uuid not null,
  share_receipts boolean not null default true,
  rev bigint not null,
  primary key (workspace_id, member_id),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
);
select parley_fence('member_preferences');

-- Stores how far devices have received the log, forward only and never beyond its end, in one statement for all members of
-- a workspace. Gives those that moved, and from where.
create function move_delivered_cursors(_workspace uuid, _members uuid[], _seqs bigint[])
returns table ("memberId" uuid, "fromSeq" bigint, "toSeq" bigint)
language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_mergejoin = off set enable_hashjoin = off
set lock_timeout = '2s' as $$
#variable_conflict use_column
begin
  perform parley_enter(_workspace);
  return query
    with wanted as materialized (
      select x.m, least(x.seq, (select c.last_seq from workspace_counters c where c.workspace_id = _workspace)) as seq
      from unnest(_members, _seqs) x(m, seq)
    ),
    before as materialized (
      select d.member_id as m, d.delivered_seq from wanted w
      join member_deliveries d on d.workspace_id = _workspace and d.member_id = w.m
    ),
    -- in the order of the key, so that two nodes never wait for each other
    written as (
      insert into member_deliveries as d (workspace_id, member_id, delivered_seq)
      select _workspace, w.m, w.seq from wanted w
      join members m on m.workspace_id = _workspace and m.id = w.m
      order by w.m
      on conflict (workspace_id, member_id) do update set delivered_seq = excluded.delivered_seq
        where d.delivered_seq < excluded.delivered_seq
      returning d.member_id, d.delivered_seq
    )
    select w.member_id, coalesce(b.delivered_seq, 0), w.delivered_seq
    from written w left join before b on b.m = w.member_id;
end $$;
revoke all on function move_delivered_cursors(uuid, uuid[], bigint[]) from public;

-- Who is to be told that members have received or read on: the authors of the messages in those stretches of the log, of the
-- newest 500 of them, and only of conversations with at most _most members. A stretch of a conversation was read, one without
-- (the empty text) was received. One row for each author, conversation and member. Where one of the two keeps receipts to
-- themselves nothing is told of reading, not even when: "readSeq" is 0, and "deliveredSeq" owes nothing to it.
create function find_moved_receipts(
  _workspace uuid, _members uuid[], _conversations text[], _from bigint[], _to bigint[], _most int
)
returns table (
  "authorId" uuid, "conversationId" uuid, "memberId" uuid, "sinceSeq" bigint, "deliveredSeq" bigint, "readSeq" bigint
)
language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_mergejoin = off set enable_hashjoin = off
set lock_timeout = '2s' as $$
#variable_conflict use_column
begin
  perform parley_enter(_workspace);
  return query
    with moved as materialized (
      select x.m, nullif(x.c, '')::uuid as c, x.f, x.t from unnest(_members, _conversations, _from, _to) x(m, c, f, t)
    ),
    sent as materialized (
      select e.seq, m.conversation_id as c, m.author_id as a from events e
      join messages m on m.workspace_id = _workspace and m.id = e.entity_id
        and m.kind <> 'system' and m.deleted_at is null and m.thread_root_id is null
      where e.workspace_id = _workspace and e.type = 'message.sent'
        and e.seq > (select min(moved.f) from moved) and e.seq <= (select max(moved.t) from moved)
      order by e.seq desc limit 500
    ),
    concerned as materialized (
      select s.a, s.c, moved.m, bool_or(moved.c is null) as received from sent s
      join moved on s.seq > moved.f and s.seq <= moved.t and s.a <> moved.m and (moved.c is null or moved.c = s.c)
      group by s.a, s.c, moved.m
    ),
    small as materialized (
      select k.c from (select distinct c from concerned) k
      where (
        select count(*) from (
          select 1 from conversation_members x where x.workspace_id = _workspace and x.conversation_id = k.c limit _most + 1
        ) y
      ) <= _most
    )
    select k.a, k.c, k.m, reader.joined_seq,
      case when told.shared then greatest(coalesce(d.delivered_seq, 0), told.seen) else coalesce(d.delivered_seq, 0) end,
      case when told.shared then told.seen else 0 end
    from concerned k
    join small on small.c = k.c
    join conversation_members reader
      on reader.workspace_id = _workspace and reader.conversation_id = k.c and reader.member_id = k.m
    join conversation_members author
      on author.workspace_id = _workspace and author.conversation_id = k.c and author.member_id = k.a
    left join member_deliveries d on d.workspace_id = _workspace and d.member_id = k.m
    left join member_preferences rp on rp.workspace_id = _workspace and rp.member_id = k.m
    left join member_preferences ap on ap.workspace_id = _workspace and ap.member_id = k.a
    cross join lateral (
      select greatest(reader.read_seq, reader.seen_seq) as seen,
        coalesce(rp.share_receipts, true) and coalesce(ap.share_receipts, true) as shared
    ) told
    where told.shared or k.received;
end $$;
revoke all on function find_moved_receipts(uuid, uuid[], text[], bigint[], bigint[], int) from public;
