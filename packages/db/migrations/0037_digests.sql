-- Mails about what stayed unread: each tells of the notifications behind the one before, up to a place in the log. A row is there
-- before its mail, so none is sent twice, and the place stays when the notifications are gone.
create table digests (
  workspace_id uuid not null,
  id uuid not null default gen_random_uuid(),
  member_id uuid not null,
  -- notifications behind `from_seq`, up to and with `to_seq`
  from_seq bigint not null,
  to_seq bigint not null,
  created_at timestamptz(3) not null default clock_timestamp(),
  -- while somebody is at it no one else is; null once that has failed
  attempted_at timestamptz(3),
  sent_at timestamptz(3),
  primary key (workspace_id, id),
  unique (workspace_id, member_id, to_seq),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
);
select parley_fence('digests');

-- Links in mails that turn them off without a sign-in; only the hash of what they hold.
create table digest_links (
  workspace_id uuid not null,
  token_hash text not null,
  member_id uuid not null,
  created_at timestamptz(3) not null default clock_timestamp(),
  primary key (workspace_id, token_hash),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
);
create index digest_links_hash on digest_links (token_hash);
create index digest_links_member on digest_links (workspace_id, member_id);
select parley_fence('digest_links');
grant select on digest_links to parley_definer;

create function find_digest_link(token_hash text) returns table (workspace_id uuid, member_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select l.workspace_id, l.member_id from digest_links l where l.token_hash = find_digest_link.token_hash
$$;
select parley_define('find_digest_link(text)', 'parley_identity');
