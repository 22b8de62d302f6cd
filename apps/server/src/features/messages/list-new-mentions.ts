import { conversationMembers, hereMentions, messages, messageVersions, type Tx, threadMembers } from "@parley/db";
import { sql } from "drizzle-orm";

/** Somebody whom a message, or an edit of it, is the first to call. */
export interface NewMention {
  memberId: string;
  /** By name, or only as one of all in the place; the nearest of them where there are several. */
  how: "direct" | "here" | "everyone";
}

interface MentionRow extends NewMention, Record<string, unknown> {}

/**
 * Whom a stored message mentions by the wording it got at `rev` (of a `message.sent` its seq, of a `message.edited` the seq of
 * that event), and no wording before it did: those to be told of it, never its author. To be called behind the commit, as often
 * and as late as one likes: what was told once is not given for a later edit, and who is not mentioned any more, or has left,
 * is left out, as is everybody once the message is deleted. `everyone` gives a row for each person in the place.
 */
export async function listNewMentions(
  tx: Tx,
  workspaceId: string,
  messageId: string,
  rev: number,
): Promise<NewMention[]> {
  const rows = await tx.execute<MentionRow>(sql`
    with message as (
      select * from ${messages} m
      where m.workspace_id = ${workspaceId} and m.id = ${messageId} and m.kind = 'text' and m.deleted_at is null
    ), wordings as (
      select v.rev, v.mentions, v.broadcast from ${messageVersions} v, message m
        where v.workspace_id = m.workspace_id and v.message_id = m.id
      union all select m.rev, m.mentions, m.broadcast from message m
    ), people as (
      select cm.member_id, h.member_id is not null as was_here from message m
      join ${conversationMembers} cm on cm.workspace_id = m.workspace_id and cm.conversation_id = m.conversation_id
      left join (
        select h.workspace_id, h.conversation_id, h.seq, unnest(h.member_ids) as member_id from ${hereMentions} h
      ) h on h.workspace_id = m.workspace_id and h.conversation_id = m.conversation_id and h.seq = m.seq and h.member_id = cm.member_id
      where cm.member_id <> m.author_id and (m.in_timeline or cm.member_id = any(m.mentions) or exists (
        select from ${threadMembers} tm where tm.workspace_id = m.workspace_id and tm.root_id = m.thread_root_id
          and tm.member_id = cm.member_id and tm.following))
    ), called as (
      select p.member_id, w.rev, case
        when p.member_id = any(w.mentions) then 'direct'
        when w.broadcast = 'here' and p.was_here then 'here'
        when w.broadcast = 'everyone' then 'everyone'
      end as how
      from people p, wordings w
    )
    select c.member_id as "memberId", max(c.how) filter (where c.rev = ${rev}) as how
    from called c, message m
    where c.how is not null
    group by c.member_id
    having bool_or(c.rev = ${rev}) and bool_or(c.rev = m.rev) and not bool_or(c.rev < ${rev})
    order by c.member_id`);
  return rows.map(({ memberId, how }) => ({ memberId, how }));
}
