-- Sessions that ended, for the nodes that hold their connections: asked for once a second, so that a lost hint costs
-- seconds (SPEC N4). Asking about each open session instead would cost every node a look-up per connection and second.
create table session_ends (
  session_id uuid primary key,
  ended_at timestamptz(3) not null default clock_timestamp()
);
create index session_ends_at on session_ends (ended_at);

select parley_fence_identity('session_ends');
create policy definer on session_ends to parley_definer using ((select current_user) = 'parley_definer');
grant select, insert, delete on session_ends to parley_definer;

-- A trigger of the table, so that no way of ending a session can forget it. It runs as parley_definer, since sessions also
-- end with their person, which the tables' owner does and whom no policy lets in here.
create function note_session_ends() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into session_ends (session_id) select public_id from ended on conflict do nothing;
  delete from session_ends where ended_at < clock_timestamp() - interval '1 day';
  return null;
end $$;

-- An end is noted before its transaction commits, and so is seen later than its time says: each reading reaches back
-- half a minute behind the last one, longer than any transaction of the service lasts. The upper bound says nothing but
-- lets the planner, which does not know the lower one, expect a range and use the index.
create function session_ends_since(since timestamptz) returns table (read_at timestamptz, session_ids uuid[])
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select now(), coalesce(array_agg(session_id), '{}') from session_ends
  where ended_at > coalesce(since, now()) - interval '30 seconds' and ended_at < 'infinity'
$$;

select parley_define('note_session_ends()', 'parley_identity');
select parley_define('session_ends_since(timestamptz)', 'parley_identity');

create trigger session_ends after delete on sessions
  referencing old table as ended for each statement execute function note_session_ends();
