import { randomUUID } from "node:crypto";
import type { Actor, Identity, RequestInfo, Services } from "@parley/api/server";
import type { Container } from "../../container.js";
import type { DemoConversation } from "../conversations.js";
import type { PersonKey } from "../people.js";
import type { PlannedMessage } from "../plan/plan-conversation.js";

/** How the demo's people appear in lists of sessions while they are at it. */
const REQUEST: Omit<RequestInfo, "requestId"> = { ip: "127.0.0.1", userAgent: "Parley demo", transport: "http" };

/** Somebody of the demo, signed in. */
export interface Player {
  identity: Identity;
  actor: Actor;
}

/** What is there so far while the deeds are done, and who can do them. */
export class Stage {
  private readonly players = new Map<PersonKey, Player>();
  private readonly conversationIds = new Map<string, string>();
  private readonly messages = new Map<string, { id: string; seq: number }>();

  constructor(
    private readonly container: Pick<Container, "services" | "openGate">,
    /** E-mails of those who had joined before this run. */
    readonly joined: ReadonlySet<string>,
  ) {}

  get services(): Services {
    return this.container.services;
  }

  get everybody(): Player[] {
    return [...this.players.values()];
  }

  request(): RequestInfo {
    return { ...REQUEST, requestId: randomUUID() };
  }

  /** Lets somebody act who has just signed in. */
  async enter(person: PersonKey, token: string, workspaceId: string): Promise<Actor> {
    const gate = this.container.openGate({ token, workspaceRef: workspaceId, request: this.request() });
    const player = { identity: await gate.getIdentity(), actor: await gate.getActor() };
    this.players.set(person, player);
    return player.actor;
  }

  actor(person: PersonKey): Actor {
    return known(this.players.get(person), person).actor;
  }

  /** The text with members' ids in its mentions. */
  text(text: string): string {
    return text.replaceAll(/<@(\w+)>/g, (_, person: PersonKey) => `<@${this.actor(person).memberId}>`);
  }

  conversationId({ key }: DemoConversation): string {
    return known(this.conversationIds.get(key), key);
  }

  opened({ key }: DemoConversation, id: string): void {
    this.conversationIds.set(key, id);
  }

  message({ key }: PlannedMessage): { id: string; seq: number } {
    return known(this.messages.get(key), key);
  }

  sent({ key }: PlannedMessage, message: { id: string; seq: number }): void {
    this.messages.set(key, { id: message.id, seq: message.seq });
  }
}

function known<T>(found: T | undefined, name: string): T {
  if (found === undefined) throw new Error(`The demo needs ${name} before it is there.`);
  return found;
}
