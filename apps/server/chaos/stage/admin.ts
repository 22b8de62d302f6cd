import { randomUUID } from "node:crypto";
import type { Message, ParleyClient } from "@parley/api";
import type { SendAttempt } from "../checker/journal.js";
import { insist } from "../load/attempt.js";
import { persistentSend } from "../load/persistent-send.js";
import { type Doors, undisturbedClient } from "./undisturbed-client.js";
import type { ChaosWorkspace } from "./world.js";

/** The owner of one workspace, on an undisturbed connection: who puts people into groups and out of them. */
export class Admin {
  private readonly client: ParleyClient;

  constructor(
    readonly workspace: ChaosWorkspace,
    doors: Doors,
    private readonly onAttempt: (attempt: SendAttempt) => void,
  ) {
    const token = workspace.people[0]?.token ?? "";
    this.client = undisturbedClient(doors, token, workspace.id);
  }

  add(conversationId: string, memberId: string): Promise<boolean> {
    return insist((signal) => this.client.groups.addMember.mutate({ conversationId, memberId }, { signal }));
  }

  remove(conversationId: string, memberId: string): Promise<boolean> {
    return insist((signal) => this.client.groups.removeMember.mutate({ conversationId, memberId }, { signal }));
  }

  deactivate(memberId: string): Promise<boolean> {
    return insist((signal) => this.client.members.deactivate.mutate({ memberId }, { signal }));
  }

  reactivate(memberId: string): Promise<boolean> {
    return insist((signal) => this.client.members.reactivate.mutate({ memberId }, { signal }));
  }

  /** Takes back everybody who is deactivated: their return may have been lost in a failover. */
  async reactivateAll(): Promise<void> {
    const deactivated: string[] = [];
    await insist(async (signal) => {
      const { items } = await this.client.members.list.query({ includeDeactivated: true, limit: 100 }, { signal });
      deactivated.push(...items.flatMap(({ id, deactivatedAt }) => (deactivatedAt === null ? [] : id)));
    });
    for (const memberId of deactivated) await this.reactivate(memberId);
  }

  /** A group of the owner's with these people in it; gives its id. Throws when it is refused. */
  async createGroup(name: string, memberIds: readonly string[]): Promise<string> {
    let id = "";
    const done = await insist(async (signal) => {
      const input = { name, visibility: "private" as const, memberIds: [...memberIds] };
      id = (await this.client.groups.create.mutate(input, { signal })).conversation.id;
    });
    if (!done) throw new Error("the owner may make no group");
    return id;
  }

  archive(conversationId: string, archived: boolean): Promise<boolean> {
    return insist((signal) => this.client.groups.archive.mutate({ conversationId, archived }, { signal }));
  }

  /** Deletes a group for good. */
  delete(conversationId: string): Promise<boolean> {
    return insist((signal) => this.client.groups.delete.mutate({ conversationId }, { signal }));
  }

  /** Gives the group of everybody another name: a write of several statements. */
  rename(name: string): Promise<boolean> {
    const { everyone: conversationId } = this.workspace;
    return insist((signal) => this.client.groups.update.mutate({ conversationId, name }, { signal }));
  }

  /** Says something to everybody but the guests; resolves when it is acknowledged. Throws when it is refused. */
  announce(text: string): Promise<Message> {
    return this.say(this.workspace.everyone, text);
  }

  /** The same in one conversation. */
  async say(conversationId: string, text: string): Promise<Message> {
    const { client, onAttempt } = this;
    const sender = { client, name: "owner", workspaceId: this.workspace.id, onAttempt, random: () => 0.5 };
    const message = await persistentSend(sender, { conversationId, nonce: randomUUID(), text }, () => false);
    if (message === null) throw new Error("the owner may not speak");
    return message;
  }
}
