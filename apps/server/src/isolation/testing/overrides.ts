import { createHash, randomUUID } from "node:crypto";
import { testEmail } from "../../testing/identity-factories.js";
import type { World } from "../../testing/world.js";
import type { WorldMember } from "../../testing/world-people.js";
import { ATTACKERS, type AttackerName } from "./attackers.js";
import { IN_A_WHILE, VICTIM_EMOJI, type Victim } from "./victim.js";

type Fields = Record<string, unknown>;

/** What the sweep cannot know of a procedure by its schema. */
export interface Override {
  /** Who may do it, `null` for nobody signed in; the victim's owner unless said otherwise. */
  rightful?: (victim: Victim, world: World) => WorldMember | null | Promise<WorldMember>;
  /** Fields of the rightful input that differ from the generated ones. */
  given?: (victim: Victim, world: World) => Fields | Promise<Fields>;
  /** What attackers give instead, since they do not know better. */
  attack?: (victim: Victim) => Fields;
  /** What names nothing at all, for fields that are no ids. */
  unknown?: () => Fields;
  /** It ends the session that asks, so on a socket its answer is the end of that socket. */
  endsSession?: true;
  /** Attackers who may do this, and why; they are not sent. */
  allowed?: Partial<Record<AttackerName, string>>;
}

const only = (sent: AttackerName[], reason: string): Override["allowed"] =>
  Object.fromEntries(ATTACKERS.filter((name) => !sent.includes(name)).map((name) => [name, reason]));

/** Somebody who got hold of the table of invitations. */
const storedHash = (victim: Victim): Fields => ({
  token: createHash("sha256").update(victim.invitationToken).digest("hex"),
});
const noToken = (): Fields => ({ token: randomUUID().replaceAll("-", "") });
const insiders = (reason: string) => ({ guest: reason, outsider: reason });

/** Another browser. */
const device = () => ({
  endpoint: `https://push.example/${randomUUID()}`,
  keys: { p256dh: "B".repeat(87), auth: "A".repeat(22) },
});

/** By procedure; a new one needs an entry only where its schema does not say enough. */
export const OVERRIDES: Readonly<Record<string, Override>> = {
  "auth.signUp": {
    rightful: () => null,
    given: () => ({ email: testEmail(), issue: "token" }),
    allowed: only([], "anybody may begin a workspace of their own"),
  },
  "auth.signIn": {
    rightful: () => null,
    given: async (_victim, world) => {
      const [email, password] = [testEmail(), "correct horse"];
      const person = { workspaceName: "Sign-in", name: "Sina", email, password, issue: "token" };
      await world.call(null, "mutation", "auth.signUp", person);
      return { email, password, issue: "token" };
    },
    attack: () => ({ password: "wrong horse" }),
    unknown: () => ({ email: testEmail() }),
    allowed: only(["anonymous", "stranger"], "a session makes no difference, and guessing is slowed down"),
  },
  "auth.signOut": {
    rightful: (victim, world) => world.people.signInAgain(victim.owner),
    endsSession: true,
    allowed: only(["anonymous", "revoked"], "it ends the caller's own session"),
  },
  "invitations.create": { allowed: { outsider: "members invite guests" } },
  "invitations.preview": {
    rightful: () => null,
    given: (victim) => ({ token: victim.invitationToken }),
    attack: storedHash,
    unknown: noToken,
  },
  "invitations.accept": {
    rightful: () => null,
    given: (victim) => ({
      token: victim.invitationToken,
      name: "Nina",
      email: testEmail(),
      password: "correct horse",
      issue: "token",
    }),
    attack: storedHash,
    unknown: noToken,
  },
  "members.get": { allowed: { outsider: "a member sees everybody of their workspace" } },
  "members.updateMe": { allowed: insiders("it is their own name") },
  "conversations.setPreferences": { given: () => ({ muted: true, mutedUntil: "2036-01-01T08:00:00Z", hidden: false }) },
  "conversations.openDirect": { allowed: { outsider: "a member may write to everybody of their workspace" } },
  "groups.create": { allowed: { outsider: "a member may make groups with everybody of their workspace" } },
  "groups.update": { given: () => ({ name: "Renamed" }) },
  "groups.addMember": { given: (victim) => ({ memberId: victim.guest.actor.memberId }) },
  "groups.setRole": { given: () => ({ role: "moderator" }) },
  "groups.join": {
    given: (victim) => ({ conversationId: victim.publicGroupId }),
    attack: (victim) => ({ conversationId: victim.pool.conversationId }),
  },
  "groups.leave": { rightful: (victim) => victim.member },
  "messages.send": { given: () => ({ nonce: randomUUID() }) },
  "messages.forward": { given: () => ({ nonce: randomUUID() }) },
  "scheduled.create": { given: () => ({ nonce: randomUUID(), sendAt: IN_A_WHILE }) },
  "previews.setSettings": { given: () => ({ enabled: false }) },
  "reactions.add": { given: () => ({ emoji: "👍" }) },
  "reactions.remove": { given: () => ({ emoji: VICTIM_EMOJI }) },
  "reactions.list": { given: () => ({ emoji: VICTIM_EMOJI }) },
  "receipts.acknowledge": { allowed: insiders("it is what their own device has received") },
  "preferences.set": { given: () => ({ shareReceipts: false }), allowed: insiders("they are their own preferences") },
  "push.subscribe": { given: () => device(), allowed: insiders("it is their own device") },
  "push.unsubscribe": {
    given: async (victim, world) => {
      const { endpoint, keys } = device();
      await world.services.push.subscribe(victim.owner.actor, { endpoint, keys });
      return { endpoint };
    },
    allowed: insiders("it is their own device"),
  },
  "notifications.clear": { allowed: insiders("they are their own notifications") },
  "search.query": { given: () => ({ text: "Merger" }) },
  "presence.set": { allowed: insiders("it is their own status") },
};
