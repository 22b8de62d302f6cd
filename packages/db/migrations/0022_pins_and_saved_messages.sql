-- What the members of a conversation keep at hand for each other.
create table pins (
  workspace_id uuid not null,
  message_id uuid not null,
  conversation_id uuid not null,
  seq bigint not null,
  pinned_by uuid not null,
  pinned_at timestamptz(3) not null default clock_timestamp(),
  primary key (workspace_id, message_id),
  foreign key (workspace_id, message_id) references messages (workspace_id, id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id),
  foreign key (workspace_id, pinned_by) references members (workspace_id, id)
);
create index pins_conversation on pins (workspace_id, conversation_id, seq desc);
select parley_fence('pins');

-- What somebody keeps for themselves, wherever it was written. A list of it goes by its own order: the newest first.
create table saved_messages (
  workspace_id uuid not null,
  member_id uuid not null,
  message_id uuid not null,
  seq bigint not null,
  saved_at timestamptz(3) not null default clock_timestamp(),
  primary key (workspace_id, member_id, message_id),
  unique (workspace_id, member_id, seq),
  foreign key (workspace_id, member_id) references members (workspace_id, id),
  foreign key (workspace_id, message_id) references messages (workspace_id, id)
);
select parley_fence('saved_messages');
