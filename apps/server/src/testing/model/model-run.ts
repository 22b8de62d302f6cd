import { deepEqual, equal } from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { type LogEvent, reasonOf } from "@parley/api";
import { Participant } from "../people/participant.js";
import type { World } from "../world.js";
import { DeliveryModel, labelFor, type ModelGroup, type ModelMessage } from "./delivery-model.js";
import { createRandom, type Random } from "./random.js";

const NAMES = ["owner", "ann", "ben", "cem", "guest"] as const;
type Name = (typeof NAMES)[number];

/** Why a call is refused; `undefined` when it is not. */
function refusalOf(call: Promise<unknown>): Promise<string | undefined> {
  return call.then(() => undefined, reasonOf);
}

/** One random life of a workspace, and what a model says of it. */
export class ModelRun {
  readonly steps: string[] = [];
  readonly counts = new Map<string, number>();
  private readonly model = new DeliveryModel();
  private readonly random: Random;
  private readonly sent: { message: ModelMessage; nonce: string; text: string }[] = [];
  private people = new Map<Name, Participant>();

  constructor(
    private readonly world: World,
    seed: number,
  ) {
    this.random = createRandom(seed);
  }

  async begin(): Promise<void> {
    const owner = await this.world.people.createOwner();
    const { workspace } = owner;
    const members = [owner];
    for (const name of NAMES.slice(1))
      members.push(await this.world.people.createMember(workspace, name === "guest" ? "guest" : "member", { name }));
    this.people = new Map(
      members.map((member, index) => [NAMES[index] ?? "owner", new Participant(this.world, member)]),
    );
    for (const name of NAMES) this.model.addReader(name);
    await this.settle();
    await this.createGroup();
  }

  end(): void {
    for (const person of this.people.values()) person.stop();
  }

  private person(name: string): Participant {
    const person = this.people.get(name as Name);
    if (person === undefined) throw new Error(`Nobody is called ${name}.`);
    return person;
  }

  private get workspaceId(): string {
    return this.person("owner").member.workspace.id;
  }

  /** One step, drawn by the seed; then everybody connected must have been told what the model says. */
  async step(): Promise<void> {
    const chance = this.random.next();
    if (chance < 0.04) await this.createGroup();
    else if (chance < 0.23) await this.send();
    else if (chance < 0.3) await this.sendAgain();
    else if (chance < 0.41) await this.edit();
    else if (chance < 0.48) await this.delete();
    else if (chance < 0.6) await this.comeIn();
    else if (chance < 0.72) await this.goOut();
    else if (chance < 0.77) await this.trespass();
    else if (chance < 0.83) this.blink();
    else if (chance < 0.9) await this.goAway();
    else if (chance < 0.97) await this.comeBack();
    else await this.truncate();
    await this.settle();
    for (const name of NAMES)
      if (!this.model.isAway(name)) deepEqual({ [name]: this.toldTo(name) }, { [name]: this.model.toldTo(name) });
  }

  private did(action: string, details: string): void {
    this.steps.push(`${action} ${details}`);
    this.counts.set(action, (this.counts.get(action) ?? 0) + 1);
  }

  private async createGroup(): Promise<void> {
    const others = NAMES.slice(1).filter(() => this.random.next() < 0.5);
    const history = this.random.pick(["all", "since-joining"] as const);
    const name = `group ${this.model.groups.length}`;
    this.did("create", `${name} ${history} with ${others.join(", ")}`);
    const memberIds = others.map((other) => this.person(other).id);
    const input = { name, visibility: "public", history, memberIds } as const;
    const { conversation } = await this.person("owner").client.groups.create.mutate(input);
    this.model.createGroup({ id: conversation.id, name, history }, ["owner", ...others]);
  }

  private async send(): Promise<void> {
    const group = this.random.pick(this.model.groups);
    const author = this.random.pick([...group.places.keys()]);
    const [nonce, text] = [randomUUID(), `words ${this.steps.length}`];
    this.did("send", `by ${author} to ${group.name}`);
    const { message } = await this.person(author).client.messages.send.mutate({
      conversationId: group.id,
      nonce,
      text,
    });
    this.sent.push({ message: this.model.send(group, author, message.id, text), nonce, text });
  }

  /** The same nonce once more: whoever may still see it gets what is there, and nobody is told. */
  private async sendAgain(): Promise<void> {
    const [one] = this.draw(this.sent);
    if (one === undefined) return;
    const { message, nonce, text } = one;
    const { group, author } = message;
    this.did("repeat", `${message.id} by ${author}`);
    const sending = this.person(author).client.messages.send.mutate({ conversationId: group.id, nonce, text });
    if (!this.mayRead(author, message)) equal(await refusalOf(sending), "NOT_FOUND");
    else {
      const { id, text: shown } = (await sending).message;
      deepEqual({ id, shown }, { id: message.id, shown: message.text ?? "" });
    }
  }

  private async edit(): Promise<void> {
    const [one] = this.draw(this.sent.filter(({ message }) => message.text !== null));
    if (one === undefined) return;
    const { message } = one;
    const text = `edited ${this.steps.length}`;
    this.did("edit", message.id);
    const editing = this.person(message.author).client.messages.edit.mutate({ messageId: message.id, text });
    if (!this.mayRead(message.author, message)) equal(await refusalOf(editing), "NOT_FOUND");
    else {
      await editing;
      this.model.edit(message, text);
    }
  }

  private async delete(): Promise<void> {
    const [one] = this.draw(this.sent);
    if (one === undefined) return;
    const { message } = one;
    this.did("delete", message.id);
    const deleting = this.person(message.author).client.messages.delete.mutate({ messageId: message.id });
    if (!this.mayRead(message.author, message)) equal(await refusalOf(deleting), "NOT_FOUND");
    else {
      await deleting;
      this.model.delete(message);
    }
  }

  private mayRead(name: string, { group, writtenAt }: ModelMessage): boolean {
    const place = group.places.get(name);
    return place !== undefined && writtenAt >= place.historyFrom;
  }

  private draw<Item>(items: readonly Item[]): Item[] {
    return items.length === 0 ? [] : [this.random.pick(items)];
  }

  /** Somebody joins, or is added when they are a guest. */
  private async comeIn(): Promise<void> {
    const group = this.random.pick(this.model.groups);
    const [name] = this.draw(NAMES.filter((other) => !group.places.has(other)));
    if (name === undefined) return;
    const isAdded = name === "guest" || this.random.next() < 0.5;
    this.did(isAdded ? "add" : "join", `${name} to ${group.name}`);
    const conversationId = group.id;
    if (isAdded) {
      const input = { conversationId, memberId: this.person(name).id, role: "member" } as const;
      await this.person("owner").client.groups.addMember.mutate(input);
    } else await this.person(name).client.groups.join.mutate({ conversationId });
    this.model.admit(group, name);
  }

  private async goOut(): Promise<void> {
    const group = this.random.pick(this.model.groups);
    const [name] = this.draw([...group.places.keys()].filter((other) => other !== "owner"));
    if (name === undefined) return;
    const isRemoved = this.random.next() < 0.5;
    this.did(isRemoved ? "remove" : "leave", `${name} from ${group.name}`);
    const conversationId = group.id;
    if (isRemoved)
      await this.person("owner").client.groups.removeMember.mutate({ conversationId, memberId: this.person(name).id });
    else await this.person(name).client.groups.leave.mutate({ conversationId });
    this.model.dismiss(group, name);
  }

  /** Somebody writes where they are not: refused, and nobody is told. */
  private async trespass(): Promise<void> {
    const group: ModelGroup = this.random.pick(this.model.groups);
    const [name] = this.draw(NAMES.filter((other) => !group.places.has(other)));
    if (name === undefined) return;
    this.did("trespass", `${name} in ${group.name}`);
    const input = { conversationId: group.id, nonce: randomUUID(), text: "Let me in" };
    equal(await refusalOf(this.person(name).client.messages.send.mutate(input)), "NOT_FOUND");
  }

  private blink(): void {
    const name = this.random.pick(NAMES);
    this.did("drop", name);
    this.person(name).cut();
  }

  private async goAway(): Promise<void> {
    const [name] = this.draw(NAMES.filter((other) => !this.model.isAway(other)));
    if (name === undefined) return;
    this.did("go away", name);
    await this.person(name).goAway();
    this.model.goAway(name);
  }

  private async comeBack(): Promise<void> {
    const [name] = this.draw(NAMES.filter((other) => this.model.isAway(other)));
    if (name === undefined) return;
    const person = this.person(name);
    const [counter] = await this.world.unfenced.sql<{ floor: number }[]>`
      select floor_seq::int as floor from workspace_counters where workspace_id = ${this.workspaceId}`;
    const isReset = person.seq < (counter?.floor ?? 0);
    const snapshots = person.snapshots + (isReset ? 1 : 0);
    this.did(isReset ? "come back too late" : "come back", name);
    person.comeBack();
    this.model.comeBack(name, isReset);
    await this.settle();
    deepEqual({ name, snapshots: person.snapshots }, { name, snapshots });
  }

  /** The log's beginning is cut off, and the server knows only what is still there. */
  private async truncate(): Promise<void> {
    const floor = 1 + this.random.int(await this.head());
    this.did("truncate", `below ${floor}`);
    const { workspaceId } = this;
    await this.world.unfenced.sql`delete from events where workspace_id = ${workspaceId} and seq < ${floor}`;
    await this.world.unfenced.sql`
      update workspace_counters set floor_seq = greatest(floor_seq, ${floor}) where workspace_id = ${workspaceId}`;
    await this.world.stop();
    await this.world.start();
  }

  private async head(): Promise<number> {
    const [counter] = await this.world.unfenced.sql<{ head: number }[]>`
      select last_seq::int as head from workspace_counters where workspace_id = ${this.workspaceId}`;
    return counter?.head ?? 0;
  }

  private async settle(): Promise<void> {
    const head = await this.head();
    // Also with nobody connected: who comes back is told by what the node knows of the log.
    await this.world.settle(this.workspaceId);
    for (const name of NAMES)
      if (!this.model.isAway(name)) await this.person(name).settled(head, () => this.world.settle(this.workspaceId));
  }

  /** What somebody was told that the model speaks of: no lines by the system, nothing about people. */
  private toldTo(name: Name): string[] {
    return this.person(name).events.flatMap((event) => this.labelOf(event) ?? []);
  }

  private labelOf(event: LogEvent): string | undefined {
    if (!("conversationId" in event)) return undefined;
    const group = this.model.groups.find(({ id }) => id === event.conversationId)?.name ?? "unknown";
    if ("message" in event)
      return event.message.kind === "text" ? labelFor(event.type, group, event.message.id) : undefined;
    if (event.type === "conversation.created") return labelFor(event.type, group);
    if (event.type !== "conversation.joined" && event.type !== "conversation.left") return undefined;
    return labelFor(
      event.type,
      group,
      NAMES.find((name) => this.person(name).id === event.memberId),
    );
  }

  /** Everybody's client knows what a fresh one would, and that is what the model says. */
  async look(): Promise<void> {
    for (const name of NAMES) {
      if (this.model.isAway(name)) continue;
      const person = this.person(name);
      const { known, fresh } = await person.compareWithFresh();
      deepEqual({ [name]: known }, { [name]: fresh });
      const { conversations, timelines } = person.state;
      const view: ReturnType<DeliveryModel["viewOf"]> = {};
      for (const { id, name: group, unreadCount: unread } of Object.values(conversations)) {
        const messages = (timelines[id]?.items ?? []).filter(({ kind }) => kind === "text");
        const texts = messages.map(({ text, deletedAt }) => (deletedAt === null ? text : null));
        view[group ?? "direct"] = { texts, unread };
      }
      deepEqual({ [name]: view }, { [name]: this.model.viewOf(name) });
    }
  }

  /** Everybody is there again. */
  async gather(): Promise<void> {
    while (NAMES.some((name) => this.model.isAway(name))) await this.comeBack();
    await this.settle();
  }
}
