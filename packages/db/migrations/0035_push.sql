-- The installation's key pair for push services (RFC 8292), made once and kept: browsers subscribe with it.
create table vapid_keys (
  -- one pair, whichever node makes it
  single boolean primary key default true check (single),
  public_key text not null,
  private_key text not null,
  created_at timestamptz(3) not null default clock_timestamp()
);
select parley_fence_identity('vapid_keys');

-- Devices that are told while their app is closed: addresses at the push services of browsers. One goes with the session that
-- asked for it.
create table push_devices (
  workspace_id uuid not null,
  id uuid not null default gen_random_uuid(),
  member_id uuid not null,
  session_id uuid not null references sessions (public_id) on delete cascade,
  endpoint text not null check (length(endpoint) <= 2000),
  p256dh text not null,
  auth text not null,
  created_at timestamptz(3) not null default clock_timestamp(),
  primary key (workspace_id, id),
  -- a browser has one, whoever sits before it
  unique (workspace_id, endpoint),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
);
create index push_devices_member on push_devices (workspace_id, member_id, created_at);
create index push_devices_session on push_devices (session_id);
select parley_fence('push_devices');

-- What a device has been or is to be sent, so that it is sent each once, and what it may still show. Kept until it has been told
-- that this was dismissed, a week at the longest.
create table push_deliveries (
  workspace_id uuid not null,
  device_id uuid not null,
  notification_id uuid not null,
  -- of the notification as it is told
  seq bigint not null,
  sent_at timestamptz(3),
  created_at timestamptz(3) not null default clock_timestamp(),
  primary key (workspace_id, device_id, notification_id),
  foreign key (workspace_id, device_id) references push_devices (workspace_id, id) on delete cascade
);
select parley_fence('push_deliveries');
