-- The few reads that cross workspaces (SPEC N4); forced row security hides everything else from everyone.
grant select on workspaces, workspace_counters, members, invitations to parley_definer;

create function list_memberships(user_id uuid)
returns table (
  workspace_id uuid, slug text, workspace_name text, accent smallint,
  member_id uuid, role text, name text, deactivated_at timestamptz
)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select w.id, w.slug, w.name, w.accent, m.id, m.role, m.name, m.deactivated_at
  from members m join workspaces w on w.id = m.workspace_id
  where m.user_id = list_memberships.user_id
  order by w.name, w.id
$$;

-- workspace_ref is a workspace's id or slug
create function find_workspace_membership(user_id uuid, workspace_ref text)
returns table (
  workspace_id uuid, slug text, workspace_name text, accent smallint,
  member_id uuid, role text, name text, deactivated_at timestamptz
)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select w.id, w.slug, w.name, w.accent, m.id, m.role, m.name, m.deactivated_at
  from workspaces w join members m on m.workspace_id = w.id and m.user_id = find_workspace_membership.user_id
  where w.slug = lower(workspace_ref)
     or w.id = case when workspace_ref ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then workspace_ref::uuid end
$$;

create function find_invitation(token_hash text) returns table (workspace_id uuid, invitation_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select i.workspace_id, i.id from invitations i where i.token_hash = find_invitation.token_hash
$$;

create function workspace_heads(ids uuid[]) returns table (workspace_id uuid, last_seq bigint, last_rid int)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select c.workspace_id, c.last_seq, c.last_rid from workspace_counters c where c.workspace_id = any (ids)
$$;

create function slug_taken(slug text) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from workspaces w where w.slug = slug_taken.slug)
$$;

select parley_define('list_memberships(uuid)', 'parley_identity');
select parley_define('find_workspace_membership(uuid, text)', 'parley_identity');
select parley_define('find_invitation(text)', 'parley_identity');
select parley_define('workspace_heads(uuid[])', 'parley_app');
select parley_define('slug_taken(text)', 'parley_identity', 'parley_app');
