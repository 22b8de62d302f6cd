import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Remote, startRemote } from "../bench/harness/remote.js";
import { sleep, until } from "../bench/harness/sleep.js";
import type { SendAttempt } from "./checker/journal.js";
import { Oracle, WorkspaceOracle } from "./checker/oracle.js";
import type { Standing } from "./checker/standing.js";
import { addUp } from "./counts.js";
import { CLUSTER_FAULTS, EMBEDDED_FAULTS } from "./faults/index.js";
import { judgeEnd, readEnd } from "./judge-end.js";
import { judgeClients, judgeSends } from "./judge-run.js";
import { insist } from "./load/attempt.js";
import type { Pace } from "./load/deeds/index.js";
import type { Load } from "./load/load-process.js";
import type { ClientPlan } from "./load/scripted-client.js";
import { planClients } from "./plan-clients.js";
import { Random } from "./random.js";
import type { Plant } from "./relay/planter.js";
import type { RelayControls } from "./relay/relay-process.js";
import type { ChaosReport, Struck } from "./report.js";
import { planFaults } from "./schedule.js";
import { Admin } from "./stage/admin.js";
import type { Part, Stage } from "./stage/stage.js";
import type { StageDatabase } from "./stage/stage-database.js";
import { type Doors, undisturbedClient } from "./stage/undisturbed-client.js";
import type { World } from "./stage/world.js";
import { strikeFaults } from "./strike-faults.js";
import { countKinds, forgottenSpans, sparedSpans, violationsOf } from "./timeline.js";
import { workUntilEnough } from "./work-until-enough.js";

export interface ChaosOptions {
  seed: number;
  seconds: number;
  /** Whether anything strikes. */
  faults: boolean;
  /** A defect to plant between servers and clients. */
  plant: Plant | null;
  /** Every so many messages that pass a client's connection, one is spoiled. */
  plantEvery: number;
  /** Milliseconds between two deeds of one client, on average. */
  everyMs: number;
  /** Which deeds are done how often; `null` for everything, as the engine can bear it. */
  pace: Pace | null;
}

/** What a run takes place on: servers that run already, on a database in which `world` is. */
export interface Ground extends Doors {
  engine: "cluster" | "embedded";
  folder: string;
  nodes: readonly Part[];
  redis: Part | undefined;
  database: StageDatabase;
  world: World;
  oracle: Oracle;
}

/** Processes of clients: at most so many, and as few as so many clients each need. */
const MOST_PROCESSES = 3;
const CLIENTS_OF_PROCESS = 60;
const CATCH_UP_MS = 60_000;
/** How long is waited for messages that were to be sent by now; what a dead node held takes longer, and is judged by that. */
const OVERDUE_MS = 8_000;

/** The oracle for a world that was just made. */
export function oracleFor(world: World): Oracle {
  return new Oracle(
    world.workspaces.map(({ id, conversations, guests }) => new WorkspaceOracle(id, conversations, new Set(guests))),
  );
}

/** Direct conversations between neighbours, opened as people do: they are in the log from their beginning. */
async function openDirects({ workspaces }: World, doors: Doors): Promise<void> {
  for (const { id: workspace, people } of workspaces)
    await Promise.all(
      people.slice(0, -1).map(async ({ token }, index) => {
        if (index % 2 > 0) return;
        const client = undisturbedClient(doors, token, workspace);
        const memberId = people[index + 1]?.id ?? "";
        await insist((signal) => client.conversations.openDirect.mutate({ memberId }, { signal }));
      }),
    );
}

/** One run: clients at work, faults, recovery, judgement. Ends the processes it starts. */
export async function runChaos(
  ground: Ground,
  options: ChaosOptions,
  log: (message: string) => void,
): Promise<{ report: ChaosReport; startedAt: number; planted: number }> {
  const random = new Random(options.seed);
  const { url, publicUrl, world, oracle, folder } = ground;
  const journals = join(folder, "journals");
  mkdirSync(journals, { recursive: true });
  const clients = planClients(world, journals, random.branch(), {
    everyMs: options.everyMs,
    pace: options.pace ?? ground.engine,
    // What is planted is planted on the relay.
    doors: options.faults ? ground.nodes.map((node) => node.url) : [],
  });
  const attempts: SendAttempt[] = [];
  const admins = world.workspaces.map(
    (workspace) => new Admin(workspace, ground, (attempt) => void attempts.push(attempt)),
  );
  const relay = startRemote<RelayControls>(new URL("relay/relay-process.ts", import.meta.url).href);
  const loads = Array.from({ length: Math.min(MOST_PROCESSES, Math.ceil(clients.length / CLIENTS_OF_PROCESS)) }, () =>
    startRemote<Load>(new URL("load/load-process.ts", import.meta.url).href),
  );
  const files = loads.map((_, index) => join(journals, `sends-${index + 1}.ndjson`));
  try {
    await openDirects(world, ground);
    const [port, target] = [publicUrl, url].map((address) => Number(new URL(address).port));
    await relay.call("open", port ?? 0, target ?? 0, options.plant, options.plantEvery);
    log(`${clients.length} clients come`);
    await Promise.all(
      loads.map((load, index) =>
        load.call(
          "open",
          publicUrl,
          clients.filter((_, place) => place % loads.length === index),
          files[index] ?? "",
        ),
      ),
    );
    const stage: Stage = { ...ground, loads, relay, admins };
    const startedAt = Date.now();
    const timeline = await disturb(stage, options, log);
    await relay.call("stopPlanting");
    const { heads, standings } = await settle(stage, clients, log);
    const tallies = await Promise.all(loads.map((load) => load.call("tally")));
    const planted = await relay.call("planted");
    log("Judging");
    // Nobody needs them any more, and an embedded database is read only where no node has it open.
    for (const node of ground.nodes) await node.kill();
    const stored = await readEnd(ground.database, oracle);
    oracle.forgot(forgottenSpans(timeline, startedAt));
    const seen = await judgeClients(oracle, clients, heads);
    const spans = sparedSpans(timeline, startedAt);
    const { findings, spared, failedWhenSpared, ...sends } = await judgeSends(
      oracle,
      files,
      attempts,
      stored.sent,
      spans,
    );
    const end = judgeEnd(oracle, stored, standings, seen.scheduled);
    const all = [...seen.findings, ...findings, ...end.findings];
    const refused = addUp(tallies.map((tally) => tally.refused));
    const count = (fault: string) => all.filter((finding) => finding.fault === fault).length;
    const report: ChaosReport = {
      seed: options.seed,
      seconds: options.seconds,
      engine: ground.engine,
      clients: clients.length,
      deliveries: seen.deliveries,
      sends,
      sentWithoutRedis: spared,
      failedWithoutRedis: failedWhenSpared,
      snapshots: seen.snapshots,
      resumes: seen.resumes,
      resets: seen.resets,
      needlessResets: seen.needless,
      heldBack: seen.heldBack,
      reactions: end.reactions,
      deeds: addUp(tallies.map(({ done }) => done)),
      refused,
      foundBySearch: seen.foundBySearch,
      scheduled: end.scheduled,
      recounted: end.recounted,
      reckonedFromLost: seen.reckonedFromLost,
      untold: tallies.reduce((sum, { untold }) => sum + untold, 0),
      faults: countKinds(timeline),
      timeline,
      lost: count("lost"),
      doubled: count("doubled"),
      leaked: count("leaked"),
      disordered: count("disordered"),
      findings: all,
      violations: violationsOf(timeline, {
        failed: sends.failed,
        spared,
        failedWhenSpared,
        heldBack: seen.heldBack,
        refused,
      }),
    };
    return { report, startedAt, planted };
  } finally {
    await Promise.all([relay, ...loads].map((remote: Pick<Remote<Load>, "stop">) => remote.stop()));
  }
}

async function disturb(stage: Stage, options: ChaosOptions, log: (message: string) => void): Promise<Struck[]> {
  const { seed, seconds } = options;
  const faults = stage.redis === undefined ? EMBEDDED_FAULTS : CLUSTER_FAULTS;
  await Promise.all(stage.loads.map((load) => load.call("act")));
  const planned = options.faults ? planFaults(seed, seconds, faults) : [];
  const [timeline] = await Promise.all([strikeFaults(stage, planned, faults, log), sleep(seconds * 1_000)]);
  // One process alone does not deliver as much in the time.
  if (options.faults && stage.redis !== undefined) await workUntilEnough(stage, log);
  return timeline;
}

/**
 * Everybody stops, says nothing more, and has heard the last word they may hear. Gives the seq of that word by client, and where
 * the servers say everybody stands.
 */
async function settle(
  { loads, admins }: Stage,
  clients: readonly ClientPlan[],
  log: (message: string) => void,
): Promise<{ heads: Map<string, number>; standings: Standing[] }> {
  log("All faults are lifted; everybody catches up");
  await Promise.all(loads.map((load) => load.call("rest")));
  await Promise.all(admins.map((admin) => admin.reactivateAll()));
  const overdue = async () =>
    (await Promise.all(loads.map((load) => load.call("overdue")))).reduce((sum, count) => sum + count, 0);
  await until("what is due is sent", OVERDUE_MS, async () => (await overdue()) === 0).catch(async () =>
    log(`${await overdue()} messages that are due still wait`),
  );
  const heads = new Map<string, number>();
  for (const admin of admins) {
    const { id, guests, guestRoom } = admin.workspace;
    const [{ seq }, forGuests] = [
      await admin.announce("That was all."),
      await admin.say(guestRoom, "For you as well."),
    ];
    for (const { name, workspaceId, memberId } of clients)
      if (workspaceId === id) heads.set(name, guests.includes(memberId) ? forGuests.seq : seq);
  }
  const places = Object.fromEntries(heads);
  const behind = async () => (await Promise.all(loads.map((load) => load.call("behind", places)))).flat();
  await until("everybody has caught up", CATCH_UP_MS, async () => (await behind()).length === 0).catch(async () =>
    log(`Never caught up: ${(await behind()).join(", ")}`),
  );
  const standings = (await Promise.all(loads.map((load) => load.call("compare")))).flat();
  await Promise.all(loads.map((load) => load.call("close")));
  return { heads, standings };
}
