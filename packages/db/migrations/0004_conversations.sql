create table conversations (
  workspace_id uuid not null references workspaces (id),
  id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('direct', 'group')),
  name text,
  description text,
  visibility text check (visibility in ('public', 'private')),
  history text not null default 'all' check (history in ('all', 'since-joining')),
  direct_key text,
  last_message_seq bigint,
  last_activity_at timestamptz(3) not null default clock_timestamp(),
  rev bigint not null,
  created_by uuid not null,
  created_at timestamptz(3) not null default clock_timestamp(),
  archived_at timestamptz(3),
  deleted_at timestamptz(3),
  primary key (workspace_id, id),
  unique (workspace_id, direct_key),
  foreign key (workspace_id, created_by) references members (workspace_id, id),
  check ((kind = 'direct') = (direct_key is not null)),
  check ((kind = 'group') = (visibility is not null)),
  check (kind = 'direct' or name is not null)
);
select parley_fence('conversations');

create table conversation_members (
  workspace_id uuid not null,
  conversation_id uuid not null,
  member_id uuid not null,
  role text not null default 'member' check (role in ('owner', 'admin', 'moderator', 'member')),
  joined_seq bigint not null,
  history_seq bigint not null,
  read_seq bigint not null,
  read_rev bigint not null default 0,
  joined_at timestamptz(3) not null default clock_timestamp(),
  hidden_at timestamptz(3),
  primary key (workspace_id, conversation_id, member_id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
);
create index conversation_members_member on conversation_members (workspace_id, member_id);
select parley_fence('conversation_members');
