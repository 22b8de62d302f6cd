-- Rises above read_rev with each move back. A move forward that was decided on before one, and is written after it, has been
-- overtaken.
alter table conversation_members add column unread_rev bigint not null default 0;

-- Read cursors of one workspace that nodes have answered for already, in one round trip (SPEC W1). A cursor only moves forward
-- here, unless its member has moved it back since. Gives the rows that now stand elsewhere, or under another rev, than what
-- was asked for, since that is what devices were told; rows that are gone are passed over.
create function move_read_cursors(
  _workspace uuid, _conversations uuid[], _members uuid[], _seqs bigint[], _base_revs bigint[], _revs bigint[]
)
returns table ("conversationId" uuid, "memberId" uuid, "readSeq" bigint, "readRev" bigint)
language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_mergejoin = off set enable_hashjoin = off
set lock_timeout = '2s' as $$
#variable_conflict use_column
begin
  perform parley_enter(_workspace);
  return query
    with wanted as materialized (
      select x.c, x.m, x.seq, x.base_rev, x.rev
      from unnest(_conversations, _members, _seqs, _base_revs, _revs) x(c, m, seq, base_rev, rev)
    ),
    -- in the order of the key, so that two nodes never wait for each other
    locked as materialized (
      select cm.conversation_id as c, cm.member_id as m, cm.read_seq, cm.read_rev, w.seq, w.rev,
        case when w.base_rev >= cm.unread_rev then greatest(cm.read_seq, w.seq) else cm.read_seq end as target
      from (select * from wanted order by c, m) w
      join conversation_members cm on cm.workspace_id = _workspace and cm.conversation_id = w.c and cm.member_id = w.m
      order by cm.conversation_id, cm.member_id
      for no key update of cm
    ),
    -- one rev never stands for two places: where what was told has to be corrected, the rev goes beyond all that were told
    decided as (
      select l.*, case
        when l.target = l.seq and (l.rev > l.read_rev or l.target = l.read_seq) then greatest(l.rev, l.read_rev)
        when l.target = l.read_seq and l.rev < l.read_rev then l.read_rev
        else greatest(l.rev, l.read_rev) + 1
      end as target_rev
      from locked l
    ),
    written as (
      update conversation_members cm set read_seq = d.target, read_rev = d.target_rev
      from decided d
      where cm.workspace_id = _workspace and cm.conversation_id = d.c and cm.member_id = d.m
        and (d.target, d.target_rev) is distinct from (d.read_seq, d.read_rev)
    )
    select d.c, d.m, d.target, d.target_rev from decided d where (d.target, d.target_rev) is distinct from (d.seq, d.rev);
end $$;
revoke all on function move_read_cursors(uuid, uuid[], uuid[], bigint[], bigint[], bigint[]) from public;
