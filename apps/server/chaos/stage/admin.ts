import { randomUUID } from "node:crypto";
import { createParleyClient, type Message, type ParleyClient } from "@parley/api";
import { sleep } from "../../bench/harness/sleep.js";
import type { SendAttempt } from "../checker/journal.js";
import { attempt, isDone } from "../load/attempt.js";
import { persistentSend } from "../load/persistent-send.js";
import type { ChaosWorkspace } from "./world.js";

/** How long one call may take, and how long is waited before the next try, in milliseconds. */
const CALL_MS = 5_000;
const PAUSE_MS = 150;

/** The owner of one workspace, on an undisturbed connection: who puts people into groups and out of them. */
export class Admin {
  private readonly client: ParleyClient;

  constructor(
    readonly workspace: ChaosWorkspace,
    url: string,
    private readonly onAttempt: (attempt: SendAttempt) => void,
  ) {
    const token = workspace.people[0]?.token ?? "";
    this.client = createParleyClient({ url, token, workspace: workspace.id });
  }

  /** Tries until it is done or refused for good; gives whether it was done. */
  private async insist(call: (signal: AbortSignal) => Promise<unknown>): Promise<boolean> {
    for (;;) {
      const ended = await attempt(call, CALL_MS);
      if (isDone(ended)) return true;
      if (!ended.passing) return false;
      await sleep(PAUSE_MS);
    }
  }

  add(conversationId: string, memberId: string): Promise<boolean> {
    return this.insist((signal) => this.client.groups.addMember.mutate({ conversationId, memberId }, { signal }));
  }

  remove(conversationId: string, memberId: string): Promise<boolean> {
    return this.insist((signal) => this.client.groups.removeMember.mutate({ conversationId, memberId }, { signal }));
  }

  deactivate(memberId: string): Promise<boolean> {
    return this.insist((signal) => this.client.members.deactivate.mutate({ memberId }, { signal }));
  }

  reactivate(memberId: string): Promise<boolean> {
    return this.insist((signal) => this.client.members.reactivate.mutate({ memberId }, { signal }));
  }

  /** Gives the group of everybody another name: a write of several statements. */
  rename(name: string): Promise<boolean> {
    const { everyone: conversationId } = this.workspace;
    return this.insist((signal) => this.client.groups.update.mutate({ conversationId, name }, { signal }));
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
