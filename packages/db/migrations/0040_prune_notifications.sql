-- Takes away what lies beyond the number of notifications that is kept of each of some members: one call, since it follows each
-- time notifications are made. Member by member: a plan for all of them, made while there were few, reads every notification.
create function prune_notifications(_workspace uuid, _members uuid[], _keep int) returns void
language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare _member uuid; _beyond bigint;
begin
  perform parley_enter(_workspace);
  foreach _member in array _members loop
    select n.seq into _beyond from notifications n
      where n.workspace_id = _workspace and n.member_id = _member
      order by n.seq desc offset _keep limit 1;
    if found then
      delete from notifications n where n.workspace_id = _workspace and n.member_id = _member and n.seq <= _beyond;
    end if;
  end loop;
end $$;
revoke all on function prune_notifications(uuid, uuid[], int) from public;
