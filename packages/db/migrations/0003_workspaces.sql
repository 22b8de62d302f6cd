create table workspaces (
  id uuid primary key default gen_random_uuid(),
  -- never shaped like an id, so that a reference to a workspace means one thing only
  slug text not null unique check (
    slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and
    slug !~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
  ),
  name text not null check (name <> ''),
  accent smallint check (accent between 0 and 359),
  created_at timestamptz(3) not null default clock_timestamp(),
  rev bigint not null
);
select parley_fence('workspaces', 'id');

-- Narrow, updated in place, without foreign keys: every write of the workspace waits for this row (SPEC W1, W9).
create table workspace_counters (
  workspace_id uuid primary key,
  last_seq bigint not null default 0,
  last_rid int not null default 0,
  floor_seq bigint not null default 0 check (floor_seq >= 0),
  check (last_seq >= floor_seq)
) with (fillfactor = 10);
select parley_fence('workspace_counters');

create table members (
  workspace_id uuid not null references workspaces (id),
  id uuid not null default gen_random_uuid(),
  user_id uuid not null references users (id),
  name text not null check (name <> ''),
  email text not null check (email = lower(email)),
  role text not null check (role in ('owner', 'admin', 'member', 'guest')),
  rev bigint not null,
  joined_at timestamptz(3) not null default clock_timestamp(),
  deactivated_at timestamptz(3),
  primary key (workspace_id, id),
  unique (workspace_id, user_id)
);
create index members_user on members (user_id);
select parley_fence('members');

create table member_presences (
  workspace_id uuid not null,
  member_id uuid not null,
  last_seen_at timestamptz(3),
  status text not null default 'online' check (status in ('online', 'away', 'dnd', 'invisible')),
  status_until timestamptz(3),
  status_text text,
  status_emoji text,
  primary key (workspace_id, member_id),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
);
select parley_fence('member_presences');

create table invitations (
  workspace_id uuid not null references workspaces (id),
  id uuid not null default gen_random_uuid(),
  token_hash text not null unique,
  role text not null check (role in ('owner', 'admin', 'member', 'guest')),
  email text check (email = lower(email)),
  max_uses int check (max_uses > 0),
  used_count int not null default 0 check (used_count >= 0),
  expires_at timestamptz(3) not null,
  created_by uuid not null,
  created_at timestamptz(3) not null default clock_timestamp(),
  revoked_at timestamptz(3),
  primary key (workspace_id, id),
  foreign key (workspace_id, created_by) references members (workspace_id, id),
  check (used_count <= max_uses)
);
select parley_fence('invitations');
