create extension if not exists btree_gin;
grant select on messages, conversations, conversation_members to parley_definer;

-- Text as lower-case words parted by blanks, with mentions taken out. Server and database part words alike (`text-words.ts`), so
-- that a word's place tells where it stands in the original. (Regular expressions are many times quicker here than translate().)
create function search_spaced(_text text) returns text language sql immutable parallel safe as $$
  select pg_catalog.regexp_replace(
    pg_catalog.lower(
      (case when pg_catalog.strpos(_text, '<') > 0
        then pg_catalog.regexp_replace(_text, '<(@[0-9a-fA-F-]{36}|!(here|everyone))>', ' ', 'g') else _text end)
      collate pg_catalog."und-x-icu"),
    E'[!-/:-@\\[-`{-~\t\n\r\u00a0\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2026\u2022\u00ab\u00bb\u2039\u203a\u00b7]',
    ' ', 'g')
$$;

-- Letters without their marks, for readers who cannot type them.
create function search_plain(_spaced text) returns text language sql immutable parallel safe as $$
  select pg_catalog.replace(pg_catalog.replace(pg_catalog.replace(pg_catalog.replace(
    case when _spaced operator(pg_catalog.~) '[àáâãåèéêëìíîïòóôõùúûçñøý]'
      then pg_catalog.translate(_spaced, 'àáâãåèéêëìíîïòóôõùúûçñøý', 'aaaaaeeeeiiiioooouuucnoy') else _spaced end,
    'ä', 'a'), 'ö', 'o'), 'ü', 'u'), 'ß', 'ss')
$$;

-- The same with German spellings made one: Schlüssel, Schluessel and Schlussel. After a, e and q, `ue` is no umlaut.
create function search_german(_plain text) returns text language sql immutable parallel safe as $$
  select case when pg_catalog.strpos(_plain, 'e') = 0 then _plain
    else pg_catalog.regexp_replace(pg_catalog.replace(pg_catalog.replace(_plain, 'ae', 'a'), 'oe', 'o'), '(?<![aeq])ue', 'u', 'g')
  end
$$;

-- What a text can be found by: its words in their English and in their German stems. Dropped words part the two, so that no
-- phrase reaches from one into the other. Not inlined, so that the text is parted once; the cost keeps planners from working
-- it out row by row where an index knows it.
create function search_vector(_text text) returns tsvector language plpgsql immutable parallel safe cost 5000 as $$
declare _plain text := public.search_plain(public.search_spaced(_text));
begin
  return pg_catalog.to_tsvector('pg_catalog.english', _plain)
    || pg_catalog.to_tsvector('pg_catalog.german', 'der der der der der der ' || public.search_german(_plain));
end $$;

-- Names are found by any of their words, be it one that stems drop.
create function search_name_vector(_name text) returns tsvector language plpgsql immutable parallel safe cost 5000 as $$
begin
  return pg_catalog.to_tsvector('pg_catalog.simple',
    public.search_german(public.search_plain(public.search_spaced(_name))));
end $$;

-- All words and phrases have to be there; the last word may be the beginning of one, and in names every word. Words that
-- either language drops ("the", "die") count only where nothing else is asked for. Finds nothing when nothing is left.
create function search_query(_words text[], _phrases text[], _begun boolean, _names boolean) returns tsquery
language plpgsql immutable parallel safe set client_min_messages = warning as $$
declare
  _strong tsquery := ''; _weak tsquery := ''; _term tsquery; _english tsquery; _german tsquery; _spaced text; _plain text; _folded text;
  _last int := coalesce(cardinality(_words), 0);
begin
  for i in 1 .. _last loop
    _spaced := trim(public.search_spaced(_words[i]));
    _plain := public.search_plain(_spaced);
    _folded := public.search_german(_plain);
    continue when _plain = '';
    if _names then
      _term := phraseto_tsquery('pg_catalog.simple', _folded);
      _english := _term;
      _german := _term;
    else
      _english := phraseto_tsquery('pg_catalog.english', _plain);
      _german := phraseto_tsquery('pg_catalog.german', _folded);
      _term := _english || _german;
    end if;
    -- a beginning of fewer letters stands for too much of an index
    if strpos(_folded, ' ') = 0 and (_names or (_begun and i = _last and length(_folded) >= 3)) then
      _term := _term || (quote_literal(_folded) || ':*')::tsquery;
    end if;
    if numnode(_english) = 0 or numnode(_german) = 0 or (not _names and to_tsvector('pg_catalog.german', _spaced) = '') then
      _weak := _weak && _term;
    else
      _strong := _strong && _term;
    end if;
  end loop;
  for i in 1 .. coalesce(cardinality(_phrases), 0) loop
    _plain := public.search_plain(public.search_spaced(_phrases[i]));
    if _names then
      _strong := _strong && phraseto_tsquery('pg_catalog.simple', public.search_german(_plain));
    else
      _strong := _strong && (phraseto_tsquery('pg_catalog.english', _plain)
        || phraseto_tsquery('pg_catalog.german', public.search_german(_plain)));
    end if;
  end loop;
  return case when numnode(_strong) > 0 then _strong else _weak end;
end $$;

-- Which words of a text, counted from 1, the query is about.
create function search_marks(_text text, _query tsquery) returns int[] language plpgsql immutable parallel safe as $$
declare
  _plain text := public.search_plain(public.search_spaced(_text));
  _options text := 'HighlightAll=true, StartSel=<, StopSel=>';
begin
  if _query is null or numnode(_query) = 0 then
    return '{}';
  end if;
  return array(
    select distinct marked.place::int from (
      select * from regexp_split_to_table(
        ltrim(ts_headline('pg_catalog.english', _plain, _query, _options)), ' +') with ordinality e(word, place)
      union all
      select * from regexp_split_to_table(
        ltrim(ts_headline('pg_catalog.german', public.search_german(_plain), _query, _options)), ' +') with ordinality g(word, place)
      union all
      select * from regexp_split_to_table(
        ltrim(ts_headline('pg_catalog.simple', public.search_german(_plain), _query, _options)), ' +') with ordinality s(word, place)
    ) marked where strpos(marked.word, '<') > 0 order by 1);
end $$;

-- By workspace and by age in steps of 16384 seqs, so that what is written everywhere is looked for where it is newest. Entries
-- wait in a short list before they go into the index, together: no send waits long for that, no search reads much of it.
create index messages_search on messages using gin (workspace_id, (seq >> 14), search_vector(text))
  with (gin_pending_list_limit = 1024)
  where kind = 'text' and deleted_at is null;
create index conversations_search on conversations
  using gin (workspace_id, search_name_vector(name), search_vector(name || ' ' || coalesce(description, '')))
  where kind = 'group' and deleted_at is null;
create index members_search on members using gin (workspace_id, search_name_vector(name));
-- statistics of these would be worked out from every row's words each time tables are analysed
alter index messages_search alter column 3 set statistics 0;

-- Row security hides an index from operators that might tell of hidden rows, as all of search's might. These functions
-- therefore see all rows and hold the rule of sight themselves, as sight.ts and visible-members.ts state it; the workspace
-- is the one the service transaction has stepped into. Joining workspaces keeps their own policy, which is one test for
-- the whole query, from standing in front of the index.

-- Messages the member may read, newest first, before a seq. `_query` null: whatever the other conditions leave; so for each.
-- "marks" are the places of the words found. What is written often is found among the newest messages: these are looked at
-- first, in steps that grow. What is written seldom is then looked for in all the rest at once. A search that takes long ends
-- with a row without an id: what is before its seq has not been looked at.
create function search_messages(
  _member uuid, _query tsquery, _conversations uuid[], _authors uuid[], _since timestamptz, _until timestamptz, _links boolean,
  _before bigint, _most int
)
returns table ("id" uuid, "seq" bigint, "marks" int[])
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_indexscan = off set jit = off set work_mem = '32MB' as $$
#variable_conflict use_column
declare
  _workspace uuid := nullif(current_setting('app.workspace', true), '')::uuid;
  _deadline timestamptz := clock_timestamp() + interval '700 milliseconds';
  -- the index knows words, not their order: phrases are looked at text by text, the newest first
  _wanted tsquery := regexp_replace(_query::text, '<(-|\d+)>', '&', 'g')::tsquery;
  _phrased boolean := coalesce(_wanted::text <> _query::text, false);
  _high bigint; _low bigint; _floor bigint; _step bigint := 2; _left int := _most; _matched bigint; _hit record;
begin
  if numnode(_query) = 0 then
    return;
  end if;
  -- an address is found by its first word
  if _links then
    _wanted := coalesce(_wanted && 'http | https', 'http | https');
  end if;
  select least(c.last_seq, _before - 1) >> 14 into _high from workspace_counters c where c.workspace_id = _workspace;
  select min(cm.history_seq) >> 14 into _floor
    from conversation_members cm join members m on m.workspace_id = _workspace and m.id = _member
    where cm.workspace_id = _workspace and cm.member_id = _member and m.deactivated_at is null;
  while _high >= _floor loop
    _low := case when _wanted is not null and _matched < 125 * _step then null else greatest(_high - _step + 1, _floor) end;
    _matched := 0;
    for _hit in
      with matched as materialized (
        select m.id, m.seq, m.conversation_id, m.author_id, m.created_at, m.text
        from workspaces w join messages m on m.workspace_id = w.id
        where w.id = _workspace and m.workspace_id = _workspace and (m.seq >> 14) between _low and _high
          and m.kind = 'text' and m.deleted_at is null and search_vector(m.text) @@ _wanted
        union all
        select m.id, m.seq, m.conversation_id, m.author_id, m.created_at, m.text
        from workspaces w join messages m on m.workspace_id = w.id
        where w.id = _workspace and m.workspace_id = _workspace and _low is null
          and m.kind = 'text' and m.deleted_at is null and search_vector(m.text) @@ _wanted
        union all
        select m.id, m.seq, m.conversation_id, m.author_id, m.created_at, m.text
        from workspaces w join messages m on m.workspace_id = w.id
        where w.id = _workspace and m.workspace_id = _workspace and (m.seq >> 14) between _low and _high
          and m.kind = 'text' and m.deleted_at is null and _wanted is null
      ),
      shown as materialized (
        select m.id, m.seq, m.text
        from matched m
        join conversation_members cm
          on cm.workspace_id = _workspace and cm.member_id = _member and cm.conversation_id = m.conversation_id
        join conversations c on c.workspace_id = _workspace and c.id = m.conversation_id
        where m.seq >= cm.history_seq and c.deleted_at is null and m.seq < _before and (m.seq >> 14) <= _high
          and (_conversations is null or m.conversation_id = any (_conversations))
          and (_authors is null or m.author_id = any (_authors))
          and (_since is null or m.created_at >= _since) and (_until is null or m.created_at < _until)
          and (not _links or m.text ~* 'https?://')
        order by m.seq desc limit case when _phrased then null else _left end
      )
      select n.matched, s.id, s.seq, s.text
      from (select count(*) as matched from matched) n left join shown s on true
      order by s.seq desc
    loop
      _matched := _hit.matched;
      continue when _hit.id is null or (_phrased and not search_vector(_hit.text) @@ _query and clock_timestamp() < _deadline);
      "seq" := _hit.seq;
      if _phrased and clock_timestamp() >= _deadline then
        "seq" := _hit.seq + 1;
        return next;
        return;
      end if;
      "id" := _hit.id;
      "marks" := search_marks(_hit.text, _query);
      return next;
      "id" := null;
      "marks" := null;
      _left := _left - 1;
      exit when _left = 0;
    end loop;
    exit when _low is null or _left = 0;
    _high := _low - 1;
    _step := _step * 4;
    if clock_timestamp() >= _deadline and _high >= _floor then
      "seq" := _low << 14;
      return next;
      return;
    end if;
  end loop;
end $$;

-- Conversations the member is in, by the group's name or description or by the other person's name (`_own`), or groups
-- there are for them: their own, and public ones unless they are a guest. By the beginning of the name, then by id.
create function search_conversations(
  _member uuid, _names tsquery, _words tsquery, _own boolean, _after_name text, _after_id uuid, _most int
)
returns table ("id" uuid, "joined" boolean, "title" text, "name" text, "nameMarks" int[], "textMarks" int[])
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_indexscan = off set jit = off as $$
#variable_conflict use_column
declare
  _workspace uuid := nullif(current_setting('app.workspace', true), '')::uuid;
  _role text;
begin
  select m.role into _role from members m where m.workspace_id = _workspace and m.id = _member and m.deactivated_at is null;
  return query
    with matched as materialized (
      select c.id, c.name, c.description, c.visibility, c.archived_at
      from workspaces w join conversations c on c.workspace_id = w.id
      where w.id = _workspace and c.workspace_id = _workspace and c.kind = 'group' and c.deleted_at is null and _role is not null
        and (search_name_vector(c.name) @@ _names
          or search_vector(c.name || ' ' || coalesce(c.description, '')) @@ _words)
    ),
    people as materialized (
      select m.id, m.name from workspaces w join members m on m.workspace_id = w.id
      where w.id = _workspace and m.workspace_id = _workspace and _own and _role is not null
        and search_name_vector(m.name) @@ _names
    ),
    shown as materialized (
      select g.id, mine.member_id is not null as joined, g.name as title, g.description
      from matched g
      left join conversation_members mine
        on mine.workspace_id = _workspace and mine.conversation_id = g.id and mine.member_id = _member
      where mine.member_id is not null
        or (not _own and _role <> 'guest' and g.visibility = 'public' and g.archived_at is null)
      union all
      select c.id, true, p.name, null
      from people p
      join conversation_members theirs on theirs.workspace_id = _workspace and theirs.member_id = p.id
      join conversations c on c.workspace_id = _workspace and c.id = theirs.conversation_id
      join conversation_members mine
        on mine.workspace_id = _workspace and mine.conversation_id = c.id and mine.member_id = _member
      where c.kind = 'direct' and c.deleted_at is null and (p.id <> _member or not exists (
        select from conversation_members other
        where other.workspace_id = _workspace and other.conversation_id = c.id and other.member_id <> _member))
    ),
    placed as (
      select s.*, left(lower(s.title collate "und-x-icu"), 20) as name from shown s
    )
    select p.id, p.joined, p.title, p.name, search_marks(p.title, coalesce(_names || _words, _names)),
      case when p.description is null then '{}' else search_marks(p.description, _words) end
    from placed p
    where _after_id is null or (p.name, p.id) > (_after_name, _after_id)
    order by p.name, p.id limit _most;
end $$;

-- People the member may see, by their names. By the beginning of the name, then by id.
create function search_people(_member uuid, _names tsquery, _after_name text, _after_id uuid, _most int)
returns table ("id" uuid, "title" text, "name" text, "nameMarks" int[])
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_indexscan = off set jit = off as $$
#variable_conflict use_column
declare
  _workspace uuid := nullif(current_setting('app.workspace', true), '')::uuid;
  _role text;
begin
  select m.role into _role from members m where m.workspace_id = _workspace and m.id = _member and m.deactivated_at is null;
  return query
    with matched as materialized (
      select m.id, m.name as title, left(lower(m.name collate "und-x-icu"), 20) as name
      from workspaces w join members m on m.workspace_id = w.id
      where w.id = _workspace and m.workspace_id = _workspace and search_name_vector(m.name) @@ _names
    )
    select p.id, p.title, p.name, search_marks(p.title, _names) from matched p
    where (_after_id is null or (p.name, p.id) > (_after_name, _after_id))
      and (_role <> 'guest' or p.id = _member or exists (
        select from conversation_members mine
        join conversation_members theirs
          on theirs.workspace_id = _workspace and theirs.conversation_id = mine.conversation_id and theirs.member_id = p.id
        join conversations c on c.workspace_id = _workspace and c.id = mine.conversation_id
        where mine.workspace_id = _workspace and mine.member_id = _member and c.deleted_at is null))
      and _role is not null
    order by p.name, p.id limit _most;
end $$;

select parley_define('search_messages(uuid, tsquery, uuid[], uuid[], timestamptz, timestamptz, boolean, bigint, int)', 'parley_app');
select parley_define('search_conversations(uuid, tsquery, tsquery, boolean, text, uuid, int)', 'parley_app');
select parley_define('search_people(uuid, tsquery, text, uuid, int)', 'parley_app');
