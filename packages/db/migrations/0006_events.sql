-- The log holds references only (SPEC W7) and no foreign keys: it is truncated by its own rule, behind a floor.
create table events (
  workspace_id uuid not null,
  seq bigint not null check (seq > 0),
  rid int not null,
  type text not null,
  audience text not null check (audience in ('conversation', 'member', 'workspace')),
  conversation_id uuid,
  member_id uuid,
  entity_id uuid,
  actor_id uuid,
  at timestamptz(3) not null default clock_timestamp(),
  primary key (workspace_id, seq),
  check (audience <> 'conversation' or conversation_id is not null),
  check (audience <> 'member' or member_id is not null)
);
select parley_fence('events');
