import type { Database } from "@parley/db";
import { PERSON_KEYS, personOf } from "../people.js";

/** Everything people see of the demo, without the ids and secrets that are new each time. */
export interface Picture {
  members: Record<string, unknown>[];
  conversations: Record<string, unknown>[];
  /** By seq. */
  messages: Record<string, unknown>[];
  versions: Record<string, unknown>[];
  /** What people did with messages besides writing them. */
  touches: Record<string, unknown>[];
  /** The log, by seq. */
  events: Record<string, unknown>[];
  /** Without those revoked, which only an interrupted seeding leaves. */
  invitations: Record<string, unknown>[];
}

/** Reads the picture. `unfenced` must be without row security, and hold no other workspace. */
export async function takePicture(unfenced: Database): Promise<Picture> {
  const { sql } = unfenced;
  const picture: Picture = {
    members: [...(await sql`select name, email, role, joined_at, id from members order by name`)],
    conversations: [
      ...(await sql`
        select c.kind, c.name, c.description, c.visibility, c.created_at, c.last_activity_at, c.archived_at, c.last_message_seq,
          (select array_agg(m.name || ' ' || cm.role || ' ' || cm.joined_at || ' ' || cm.read_seq order by m.name)
            from conversation_members cm join members m on m.id = cm.member_id where cm.conversation_id = c.id) as people
        from conversations c order by c.rev`),
    ],
    messages: [
      ...(await sql`
        select s.seq, s.rev, s.kind, m.name as author, s.text, s.system::text, s.created_at, s.edited_at, s.deleted_at, s.nonce,
          s.mentions, s.conversation_id
        from messages s join members m on m.id = s.author_id order by s.seq`),
    ],
    versions: [...(await sql`select version, text, created_at from message_versions order by created_at, text`)],
    touches: [
      ...(await sql`
        select 'reply' as what, m.name as who, s.text, t.reply_count::text as detail from messages s
          join members m on m.id = s.author_id join threads t on t.root_id = s.thread_root_id
        union all select 'reaction', m.name, s.text, r.emoji from reactions r
          join members m on m.id = r.member_id join messages s on s.id = r.message_id
        union all select 'pin', m.name, s.text, null from pins p
          join members m on m.id = p.pinned_by join messages s on s.id = p.message_id
        union all select 'saved', m.name, s.text, null from saved_messages v
          join members m on m.id = v.member_id join messages s on s.id = v.message_id
        union all select 'draft', m.name, d.text, null from drafts d join members m on m.id = d.member_id
        union all select 'scheduled', m.name, x.text, null from scheduled_messages x join members m on m.id = x.member_id
        order by 1, 2, 3, 4`),
    ],
    events: [...(await sql`select seq, type, at from events order by seq`)],
    invitations: [
      ...(await sql`select email, role, used_count, created_at from invitations where revoked_at is null order by email`),
    ],
  };
  const names = new Map(picture.members.map(({ id, name }) => [String(id), String(name)]));
  const text = JSON.stringify(picture, (key, value: unknown) => (["id", "conversation_id"].includes(key) ? "" : value));
  const named = [...names].reduce((rest, [id, name]) => rest.replaceAll(id, name), text);
  return JSON.parse(named) as Picture;
}

/** E-mails of everybody in the demo. */
export const DEMO_EMAILS = PERSON_KEYS.map((key) => personOf(key).email);
