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

  /** Gives the group of everybody another name: a write of several statements. */
  rename(name: string): Promise<boolean> {
    const { everyone: conversationId } = this.workspace;
    return insist((signal) => this.client.groups.update.mutate({ conversationId, name }, { signal }));
  }

  /** Says something to everybody; resolves when it is acknowledged. Throws when it is refused. */
  async announce(text: string): Promise<Message> {
    const { id: workspaceId, everyone: conversationId } = this.workspace;
    const { client, onAttempt } = this;
    const sender = { client, name: "owner", workspaceId, onAttempt, random: () => 0.5 };
    const message = await persistentSend(sender, { conversationId, nonce: randomUUID(), text }, () => false);
    if (message === null) throw new Error("the owner may not speak");
    return message;
  }
}
