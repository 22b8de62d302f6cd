-- Whether links are looked at at all: their pages learn that somebody here wrote of them.
alter table workspaces add column link_previews boolean not null default true;

-- What stands behind links, for each workspace by itself: one does not learn what another one looked at. No title: there is no
-- page there that could be shown, which is asked again after a while.
create table link_previews (
  workspace_id uuid not null references workspaces (id),
  url text not null check (length(url) <= 2000),
  title text,
  description text not null default '',
  site text not null default '',
  fetched_at timestamptz(3) not null,
  primary key (workspace_id, url)
);
select parley_fence('link_previews');

-- Which preview stands under a message; `removed` once its author did not want it.
create table message_previews (
  workspace_id uuid not null,
  message_id uuid not null,
  url text not null,
  removed boolean not null default false,
  primary key (workspace_id, message_id),
  foreign key (workspace_id, message_id) references messages (workspace_id, id),
  foreign key (workspace_id, url) references link_previews (workspace_id, url)
);
create index message_previews_url on message_previews (workspace_id, url);
select parley_fence('message_previews');
