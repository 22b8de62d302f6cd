-- What members have begun to write, one row for each conversation and thread. It goes with the membership. Not in the log (SPEC
-- W1): `rev` is of the draft's own, the time of its last change in milliseconds, so that it also rises beyond a removal.
create table drafts (
  workspace_id uuid not null,
  member_id uuid not null,
  -- the conversation, or the root of the thread
  place_id uuid not null,
  conversation_id uuid not null,
  thread_root_id uuid,
  text text not null check (text <> ''),
  rev bigint not null,
  primary key (workspace_id, member_id, place_id),
  foreign key (workspace_id, conversation_id, member_id)
    references conversation_members (workspace_id, conversation_id, member_id) on delete cascade,
  foreign key (workspace_id, thread_root_id) references messages (workspace_id, id),
  check (place_id = coalesce(thread_root_id, conversation_id))
);
create index drafts_membership on drafts (workspace_id, conversation_id, member_id);
select parley_fence('drafts');
