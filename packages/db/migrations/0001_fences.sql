-- The tools that fence tables and functions. Every later migration calls these instead of listing policies itself.
grant usage on schema public to parley_app, parley_identity, parley_definer;

-- A workspace table: one workspace's rows for the service role, chosen by the setting app.workspace of the transaction.
-- Definer functions see all rows of those tables they were granted. The policy looks at current_user because the
-- connecting role may inherit parley_definer; the sub-selects make each test run once per statement.
create function parley_fence(target regclass, fence_column name default 'workspace_id') returns void
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy workspace on %1$s to parley_app
       using (%2$I = (select nullif(current_setting(''app.workspace'', true), '''')::uuid))
       with check (%2$I = (select nullif(current_setting(''app.workspace'', true), '''')::uuid))',
    target, fence_column);
  execute format(
    'create policy definer on %s to parley_definer using ((select current_user) = ''parley_definer'')', target);
  execute format('grant select, insert, update, delete on %s to parley_app', target);
end $$;

-- A table of people and sessions: for the identity role alone.
create function parley_fence_identity(target regclass) returns void
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy identity on %s to parley_identity using ((select current_user) = ''parley_identity'')', target);
  execute format('grant select, insert, update, delete on %s to parley_identity', target);
end $$;

-- A function that may look across workspaces: runs as parley_definer, callable by the named roles and the connecting one.
create function parley_define(target regprocedure, variadic callers name[] default '{}') returns void
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare caller name;
begin
  execute format('revoke all on function %s from public', target);
  foreach caller in array callers || current_user::name loop
    execute format('grant execute on function %s to %I', target, caller);
  end loop;
  grant create on schema public to parley_definer;
  execute format('alter function %s owner to parley_definer', target);
  revoke create on schema public from parley_definer;
end $$;

revoke all on function parley_fence(regclass, name), parley_fence_identity(regclass),
  parley_define(regprocedure, name[]) from public;
