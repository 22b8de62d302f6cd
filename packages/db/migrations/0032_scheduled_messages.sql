-- What somebody has written to be sent later. The row goes when it is sent; what could not be sent stays with the reason.
create table scheduled_messages (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  conversation_id uuid not null,
  thread_root_id uuid,
  also_to_conversation boolean not null,
  -- of the message it becomes: however often it is sent, it is stored once
  nonce uuid not null,
  text text not null,
  send_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  -- on its way: from now on its author changes nothing of it
  sending boolean not null default false,
  failure text check (failure in (
    'CONVERSATION_GONE', 'CONVERSATION_ARCHIVED', 'MEMBER_DEACTIVATED', 'MESSAGE_DELETED', 'NONCE_CONFLICT', 'CALL_REFUSED',
    'UNAVAILABLE')),
  rev bigint not null,
  primary key (workspace_id, id),
  unique (workspace_id, member_id, nonce),
  foreign key (workspace_id, member_id) references members (workspace_id, id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id),
  foreign key (workspace_id, thread_root_id) references messages (workspace_id, id),
  check (failure is null or not sending)
);
create index scheduled_messages_member on scheduled_messages (workspace_id, member_id, send_at);
select parley_fence('scheduled_messages');
