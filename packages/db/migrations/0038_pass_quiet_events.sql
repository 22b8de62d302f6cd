-- Most of what people write to each other tells nobody in particular. Reading on past it is one call and leaves the lane of sends
-- alone: `_types` are those that may tell somebody, of messages only some do. Reads up to `_most` events, stops before the first that
-- may tell, and notes the place; without waiting for the disk, since after a crash the same is passed again.
create function pass_quiet_events(_workspace uuid, _types text[], _most int)
-- telling: the next event may tell somebody. more: there may be further events.
returns table (telling boolean, more boolean)
language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
  _from bigint;
  _to bigint;
  _read int;
  _first bigint;
  _keywords boolean;
begin
  perform parley_enter(_workspace);
  _from := coalesce((select p.seq from notification_positions p where p.workspace_id = _workspace), 0);
  _keywords := exists (select from member_preferences p where p.workspace_id = _workspace and p.keywords <> '{}');
  -- first how far, then what stands there: what is added meanwhile is read the next time
  select coalesce(max(e.seq), _from), count(*) into _to, _read from (
    select e.seq from events e where e.workspace_id = _workspace and e.seq > _from order by e.seq limit _most
  ) e;
  select e.seq into _first from events e
    where e.workspace_id = _workspace and e.seq > _from and e.seq <= _to
      and e.type = any(_types) and (e.type not in ('message.sent', 'message.edited') or exists (
        select from messages m
        join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
        where m.workspace_id = _workspace and m.id = e.entity_id and (
          m.mentions <> '{}' or m.broadcast is not null
          or e.type = 'message.sent' and (c.kind = 'direct' or m.thread_root_id is not null or _keywords and exists (
            select from conversation_members cm
            join member_preferences p on p.workspace_id = cm.workspace_id and p.member_id = cm.member_id
            where cm.workspace_id = _workspace and cm.conversation_id = m.conversation_id and p.keywords <> '{}')))))
    order by e.seq limit 1;
  _to := coalesce(_first - 1, _to);
  if _to > _from then
    perform set_config('synchronous_commit', 'off', true);
    insert into notification_positions as p (workspace_id, seq) values (_workspace, _to)
      on conflict (workspace_id) do update set seq = greatest(p.seq, excluded.seq);
  end if;
  return query select _first is not null, _first is not null or _read = _most;
end
$$;
revoke all on function pass_quiet_events(uuid, text[], int) from public;
