create table users (
  id uuid primary key default gen_random_uuid(),
  email text not null unique check (email = lower(email) and email <> ''),
  name text not null check (name <> ''),
  password_hash text not null,
  locale text,
  created_at timestamptz(3) not null default clock_timestamp()
);
select parley_fence_identity('users');

create table sessions (
  id text primary key check (id ~ '^[0-9a-f]{64}$'),
  public_id uuid not null unique default gen_random_uuid(),
  user_id uuid not null references users (id) on delete cascade,
  kind text not null check (kind in ('cookie', 'token')),
  created_at timestamptz(3) not null default clock_timestamp(),
  last_seen_at timestamptz(3) not null default clock_timestamp(),
  expires_at timestamptz(3) not null,
  absolute_expires_at timestamptz(3) not null,
  user_agent text,
  ip text
);
create index sessions_user on sessions (user_id);
create index sessions_expiry on sessions (expires_at);
select parley_fence_identity('sessions');
