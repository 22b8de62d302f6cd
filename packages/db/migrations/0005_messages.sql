create table messages (
  workspace_id uuid not null,
  id uuid not null default gen_random_uuid(),
  conversation_id uuid not null,
  seq bigint not null,
  rev bigint not null,
  kind text not null default 'text' check (kind in ('text', 'system', 'call', 'appointment')),
  author_id uuid not null,
  nonce uuid,
  text text not null default '',
  system jsonb,
  mentions uuid[] not null default '{}',
  thread_root_id uuid,
  created_at timestamptz(3) not null default clock_timestamp(),
  edited_at timestamptz(3),
  deleted_at timestamptz(3),
  deleted_by uuid,
  primary key (workspace_id, id),
  unique (workspace_id, author_id, nonce),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id),
  foreign key (workspace_id, author_id) references members (workspace_id, id),
  foreign key (workspace_id, deleted_by) references members (workspace_id, id),
  foreign key (workspace_id, thread_root_id) references messages (workspace_id, id),
  check (kind <> 'text' or nonce is not null),
  check ((kind = 'system') = (system is not null)),
  check (rev >= seq),
  -- messages_unread carries the mentions, and an index entry has room for about 160
  constraint messages_mentions_limit check (cardinality(mentions) <= 100)
);
create index messages_page on messages (workspace_id, conversation_id, seq desc);
-- what counts as unread
create index messages_unread on messages (workspace_id, conversation_id, seq) include (author_id, mentions)
  where kind = 'text' and deleted_at is null and thread_root_id is null;
select parley_fence('messages');

create table message_versions (
  workspace_id uuid not null,
  message_id uuid not null,
  version int not null check (version > 0),
  text text not null,
  created_at timestamptz(3) not null default clock_timestamp(),
  edited_by uuid not null,
  primary key (workspace_id, message_id, version),
  foreign key (workspace_id, message_id) references messages (workspace_id, id),
  foreign key (workspace_id, edited_by) references members (workspace_id, id)
);
select parley_fence('message_versions');
