import { drawChanges, MEMBERS, ROLES } from "./changes.js";
import { HONEST, type Sabotage } from "./sabotage.js";
import { Scheduler } from "./scheduler.js";
import { SignalListener, signal } from "./signal-listener.js";
import { SimulatedBus } from "./simulated-bus.js";
import { SimulatedClient } from "./simulated-client.js";
import { SimulatedDatabase } from "./simulated-database.js";
import { type Ground, SimulatedNode } from "./simulated-node.js";

export interface SimulationOptions {
  sabotage?: Sabotage;
  /** Keeps every step, to be read by somebody. */
  traced?: boolean;
}

/** How a schedule ended. */
export interface Outcome {
  /** What was not as it should be, the first of it first. */
  faults: readonly string[];
  trace: readonly string[];
  /** How often what happened. */
  counts: Readonly<Record<Count, number>>;
}

type Count = "events" | "received" | "resumed" | "resets" | "signals" | "crashes" | "failovers" | "floors";

const STEPS = 260;
const NODES = 2;
/** Steps and simulated time within which everybody must have come to the end, once nothing fails any more. */
const SETTLE_STEPS = 4_000;
const SETTLE_MS = 120_000;
/** Fewer than a replay may send: the rest of the log fits into one schedule. */
const MOST_EVENTS = 90;

/** One schedule: the product's streams on two nodes, everything around them decided by the seed. */
export class Simulation {
  private readonly scheduler: Scheduler;
  private readonly ground: Ground;
  private readonly nodes: (SimulatedNode | undefined)[] = [];
  private readonly clients: SimulatedClient[];
  private readonly faults: string[] = [];
  private listeners: SignalListener[] = [];
  private signals = 0;
  private heard = 0;
  private readonly counts = { crashes: 0, failovers: 0, floors: 0 };
  /** What may happen in this schedule: some have everything, some one fault only. */
  private readonly may: Record<"crash" | "failOver" | "truncate" | "stall" | "freeze" | "stopReading", boolean>;

  constructor(seed: number, { sabotage = HONEST, traced = false }: SimulationOptions = {}) {
    this.scheduler = new Scheduler(seed, traced);
    const { scheduler } = this;
    const database = new SimulatedDatabase(scheduler, ROLES);
    const bus = new SimulatedBus(scheduler);
    this.ground = { scheduler, database, bus, sabotage };
    const might = (probability: number) => scheduler.chance(probability);
    this.may = {
      crash: might(0.4),
      failOver: might(0.25),
      truncate: might(0.25),
      stall: might(0.3),
      freeze: might(0.3),
      stopReading: might(0.5),
    };
    database.failing = might(0.4) ? 0.15 : 0;
    bus.losing = scheduler.random.pick([0, 0.3, 1]);
    bus.doubling = scheduler.random.pick([0, 0.3]);
    for (const change of openingMoves()) database.log.append(change);
    for (let index = 0; index < NODES; index += 1) this.nodes.push(new SimulatedNode(this.ground));
    this.clients = [...MEMBERS, "ada"].map(
      (memberId) =>
        new SimulatedClient(
          memberId,
          this.ground,
          () => this.findNode(),
          (fault) => this.report(fault),
        ),
    );
  }

  async run(): Promise<Outcome> {
    const { scheduler } = this;
    for (let step = 0; step < STEPS && this.faults.length === 0; step += 1)
      if (scheduler.chance(0.35) || !(await scheduler.step())) await this.act();
    await this.settle();
    for (const node of this.nodes) node?.hub.stop();
    const sum = (of: (client: SimulatedClient) => number) => this.clients.reduce((all, client) => all + of(client), 0);
    return {
      faults: this.faults,
      trace: scheduler.trace,
      counts: {
        ...this.counts,
        events: this.ground.database.log.head,
        received: sum(({ received }) => received),
        resumed: sum(({ resumed }) => resumed),
        resets: sum(({ resets }) => resets),
        signals: this.listeners.reduce((all, { heard }) => all + heard, this.heard),
      },
    };
  }

  private report(fault: string): void {
    this.scheduler.note(`FAULT ${fault}`);
    this.faults.push(fault);
  }

  private findNode(): SimulatedNode | undefined {
    const node = this.scheduler.random.pick(this.nodes);
    return node?.life.frozen === false ? node : undefined;
  }

  private async act(): Promise<void> {
    const { scheduler, may } = this;
    const chance = scheduler.random.next();
    if (chance < 0.36) await this.write();
    else if (chance < 0.56) scheduler.pass(scheduler.random.pick([5, 60, 300, 1_200]));
    else if (chance < 0.72) await this.client("comes", (client) => client.start());
    else if (chance < 0.79) await this.client("vanishes", (client) => client.vanish());
    else if (chance < 0.87) {
      const reading = !may.stopReading || scheduler.chance(0.5);
      await this.client(reading ? "reads" : "stops reading", (client) => client.setReading(reading));
    } else if (chance < 0.91) await this.signal();
    else await this.fail();
  }

  private async write(): Promise<void> {
    const node = this.findNode();
    const { scheduler, database } = this.ground;
    if (node === undefined || database.log.head > MOST_EVENTS) return;
    const count = scheduler.chance(0.2) ? 2 + scheduler.random.int(4) : 1;
    const how = count > 1 || scheduler.chance(0.2) ? "publish" : "hint";
    await scheduler.perform(`a write of ${count}, then ${how}`, () =>
      node.write(how, () => drawChanges(database.log, scheduler.random, how === "publish" ? Math.max(2, count) : 1)),
    );
  }

  private client(what: string, doing: (client: SimulatedClient) => void): Promise<void> {
    const client = this.scheduler.random.pick(this.clients);
    return this.scheduler.perform(`${client.memberId} ${what}`, () => doing(client));
  }

  private async signal(): Promise<void> {
    const node = this.findNode();
    if (node === undefined) return;
    await this.scheduler.perform("signals", () => {
      if (!this.listeners.some((listener) => listener.node === node))
        for (const memberId of MEMBERS)
          this.listeners.push(new SignalListener(memberId, this.ground, node, (fault) => this.report(fault)));
      for (let count = 0; count < 3; count += 1) {
        this.signals += 1;
        signal(node, MEMBERS, this.signals);
      }
    });
  }

  private async fail(): Promise<void> {
    const { scheduler, may } = this;
    const { database } = this.ground;
    const { log } = database;
    const [index, chance] = [scheduler.random.int(NODES), scheduler.random.next()];
    const node = this.nodes[index];
    if (chance < 0.25 && may.freeze && node !== undefined) node.life.frozen = !node.life.frozen;
    else if (chance < 0.45 && may.crash) await this.crash(index);
    else if (chance < 0.6 && may.stall) database.stall(scheduler.chance(0.5));
    else if (chance < 0.75 && may.crash) await scheduler.perform("the database restarts", () => database.restart());
    else if (chance < 0.85 && may.failOver) {
      const keep = Math.max(log.floor, log.head - scheduler.random.int(8));
      this.counts.failovers += 1;
      await scheduler.perform(`a failover keeps ${keep} of ${log.head}`, () => database.failOver(keep));
    } else if (chance < 0.95 && may.truncate) {
      log.floor = Math.max(log.floor, scheduler.random.int(log.head + 1));
      this.counts.floors += 1;
      scheduler.note(`the floor is ${log.floor}`);
    }
  }

  /** A node dies, or comes back. */
  private async crash(index: number): Promise<void> {
    const { scheduler } = this;
    const node = this.nodes[index];
    if (node === undefined) {
      scheduler.note(`node ${index} starts`);
      this.nodes[index] = new SimulatedNode(this.ground);
      return;
    }
    this.counts.crashes += 1;
    await scheduler.perform(`node ${index} dies`, () => {
      node.life.alive = false;
      this.nodes[index] = undefined;
      for (const client of this.clients) client.leave(node);
      for (const listener of this.listeners) if (listener.node === node) this.heard += listener.heard;
      this.listeners = this.listeners.filter((listener) => listener.node !== node);
    });
  }

  /** Nothing fails any more: everybody must come to the end of the log by themselves. */
  private async settle(): Promise<void> {
    const { scheduler } = this;
    const { database } = this.ground;
    scheduler.note("all is well from here on");
    database.stall(false);
    database.failing = 0;
    for (const [index, node] of this.nodes.entries()) {
      if (node === undefined) await this.crash(index);
      else node.life.frozen = false;
    }
    for (const client of this.clients)
      await scheduler.perform(`${client.memberId} is there`, () => {
        client.setReading(true);
        client.start();
      });
    const until = scheduler.now + SETTLE_MS;
    for (let step = 0; step < SETTLE_STEPS && scheduler.now < until; step += 1) {
      if (this.faults.length > 0 || this.clients.every(({ isCurrent }) => isCurrent)) return;
      if (!(await scheduler.step())) scheduler.pass(SETTLE_MS);
    }
    for (const client of this.clients)
      if (!client.isCurrent) this.report(`silent: ${client.describe}, the log at ${database.log.head}`);
  }
}

function openingMoves() {
  return MEMBERS.map((memberId) => ({
    type: "conversation.joined" as const,
    audience: "conversation" as const,
    conversationId: "house",
    memberId,
    entityId: memberId,
    history: "all" as const,
  }));
}
