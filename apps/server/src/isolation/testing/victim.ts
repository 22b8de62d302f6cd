import { randomUUID } from "node:crypto";
import { LIMITS } from "@parley/api/server";
import { createGroup, sendReply, sendText } from "../../testing/conversation-factories.js";
import { eventually } from "../../testing/eventually.js";
import type { RpcSocket, RpcStream } from "../../testing/sockets/rpc-socket.js";
import type { World } from "../../testing/world.js";
import type { WorldMember } from "../../testing/world-people.js";
import type { IdPool } from "./generate-input.js";

/** Stands on the private message: the member put it there, then the owner. */
export const VICTIM_EMOJI = "🤫";

/** A time for what is to be sent later. */
export const IN_A_WHILE = new Date(Date.now() + 60 * 24 * 60 * 60 * 1000).toISOString();

/** A workspace with something in it that others want. */
export interface Victim {
  workspace: WorldMember["workspace"];
  /** Owner of the workspace and of the private group; whose message and invitation it is. */
  owner: WorldMember;
  /** A plain member who is in the private group. */
  member: WorldMember;
  /** A plain member who is not. */
  outsider: WorldMember;
  guest: WorldMember;
  deactivated: WorldMember;
  /** The owner, with a session that has been revoked. */
  revoked: WorldMember;
  /** A group everybody may find and join; the outsider and the guest share it with nobody of the private one. */
  publicGroupId: string;
  invitationToken: string;
  pool: IdPool;
  /** Words and ids that nobody outside the workspace may read. */
  secrets: string[];
  /** Of those, what also the outsider and the guest may not read. */
  privateSecrets: string[];
  userIds: string[];
  /** What the owner's streams tell, on a device of its own. */
  events: RpcStream;
  signals: RpcStream;
  close(): void;
}

/** Builds a victim whose owner listens on both streams. */
export async function createVictim(world: World): Promise<Victim> {
  const { people, services } = world;
  const mark = randomUUID().slice(0, 8);
  const owner = await people.createOwner({ workspaceName: `Victim ${mark}`, name: `Olga ${mark}` });
  const { workspace } = owner;
  const create = (role: "member" | "guest", name: string) =>
    people.createMember(workspace, role, { name: `${name} ${mark}` });
  const member = await create("member", "Max");
  const outsider = await create("member", "Otto");
  const guest = await create("guest", "Gus");
  const deactivated = await create("member", "Dora");
  const other = await people.signInAgain(owner);
  const revoked = await people.signInAgain(owner);
  const listening = await people.signInAgain(owner);

  const group = await createGroup(services, owner.actor, [member.actor], { name: `Board ${mark}` });
  const message = await sendText(services, owner.actor, group.id, `Merger ${mark}`);
  await services.reactions.add(member.actor, { messageId: message.id, emoji: VICTIM_EMOJI });
  await services.reactions.add(owner.actor, { messageId: message.id, emoji: VICTIM_EMOJI });
  await services.pins.add(owner.actor, { messageId: message.id });
  await services.saved.add(owner.actor, { messageId: message.id });
  const { scheduled } = await services.scheduled.create(owner.actor, {
    conversationId: group.id,
    nonce: randomUUID(),
    text: `Bonus ${mark}`,
    sendAt: IN_A_WHILE,
  });
  await services.drafts.set(owner.actor, { conversationId: group.id, text: `Salary ${mark}` });
  const reply = await sendReply(services, member.actor, message, `Terms ${mark}`);
  const open = await createGroup(services, outsider.actor, [guest.actor], {
    name: `Lobby ${mark}`,
    visibility: "public",
  });
  const { invitation } = await services.invitations.create(owner.actor, { role: "guest" });
  await services.members.deactivate(owner.actor, { memberId: deactivated.actor.memberId });
  await services.sessions.revoke(owner.actor, { sessionId: revoked.actor.sessionId });

  await world.notify(workspace.id);
  const { items } = await services.notifications.list(owner.actor, { unreadOnly: false, limit: 1 });

  const socket = await world.socket(listening);
  const { events, signals, connectionId } = await listen(world, socket, owner);
  const privateSecrets = [
    group.id,
    group.name ?? "",
    message.id,
    message.text,
    reply.id,
    reply.text,
    scheduled.id,
    scheduled.text,
    `Salary ${mark}`,
    invitation.id,
    invitation.token,
  ];
  return {
    workspace,
    owner,
    member,
    outsider,
    guest,
    deactivated,
    revoked,
    publicGroupId: open.id,
    invitationToken: invitation.token,
    pool: {
      memberId: member.actor.memberId,
      conversationId: group.id,
      messageId: message.id,
      rootId: message.id,
      threadRootId: message.id,
      invitationId: invitation.id,
      sessionId: other.actor.sessionId,
      connectionId,
      ids: items[0]?.id ?? "",
      scheduledId: scheduled.id,
    },
    privateSecrets,
    secrets: [
      ...privateSecrets,
      workspace.id,
      mark,
      ...[owner, member, outsider, guest].flatMap(({ actor, email, name }) => [
        actor.memberId,
        actor.userId,
        email,
        name,
      ]),
    ],
    userIds: [owner, member, outsider, guest, deactivated].map(({ actor }) => actor.userId),
    events,
    signals,
    close: () => socket.close(),
  };
}

async function listen(world: World, socket: RpcSocket, owner: WorldMember) {
  const { cursor } = await services(world).bootstrap(owner.actor);
  const events = socket.subscribe("live.events", { cursor });
  const signals = socket.subscribe("live.ephemeral");
  const connectionId = await eventually("the owner's streams are open", () => {
    const [ready] = signals.data as { type: string; connectionId?: string }[];
    return events.started && ready?.connectionId;
  });
  await synced(world, owner.workspace.id, events, 0);
  return { events, signals, connectionId };
}

const services = (world: World) => world.services.live;

type Told = { data: { type: string } };

/** Resolves once a stream has told the log up to its end, behind what it had told before. */
async function synced(world: World, workspaceId: string, events: RpcStream, before: number): Promise<void> {
  await eventually("the log is told up to its end", async () => {
    await world.settle(workspaceId);
    return (events.data.slice(before) as Told[]).some(({ data }) => data.type === "sync");
  });
}

/**
 * What the owner was told since `before`, apart from keep-alives. The member's typing is the mark up to where: it takes
 * the same way as everything else, and comes last.
 */
export async function toldSince(
  world: World,
  victim: Victim,
  before: { events: number; signals: number },
): Promise<unknown[]> {
  const { events, signals, member, pool } = victim;
  // One sooner behind the last would not be told.
  world.clock.advance(LIMITS.typing.everyMs);
  await world.call(member, "mutation", "typing.signal", { conversationId: pool.conversationId, typing: true });
  const isMark = (signal: unknown) => {
    const { type, memberId } = signal as { type: string; memberId?: string };
    return type === "typing" && memberId === member.actor.memberId;
  };
  /** That the owner has come may be told late; nobody else can make it true. */
  const isArrival = (signal: unknown) => {
    const { type, memberId, status } = signal as { type: string; memberId?: string; status?: string };
    return type === "presence" && memberId === victim.owner.actor.memberId && status === "online";
  };
  await eventually("the member's typing is told", () => signals.data.slice(before.signals).some(isMark));
  await synced(world, victim.workspace.id, events, before.events);
  const told = [...events.data.slice(before.events)].filter((event) => (event as Told).data.type !== "sync");
  const signalled = signals.data.slice(before.signals);
  return [...told, ...signalled.filter((signal) => !isMark(signal) && !isArrival(signal))];
}
