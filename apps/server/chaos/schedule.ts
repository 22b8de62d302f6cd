import { Random } from "./random.js";

/**
 * Where a fault strikes. What strikes the servers comes one at a time, with quiet in between, so that each is recovered
 * from; what strikes clients and their connections comes at any time, on top.
 */
export type Track = "servers" | "clients";

/** What the schedule must know of a kind of fault. */
export interface FaultTraits {
  kind: string;
  track: Track;
  /** How long it lasts, in milliseconds: drawn from this range each time. */
  holdMs: readonly [least: number, most: number];
  /** Whether sends are to go on untouched meanwhile, so that nothing that breaks connections may fall into the same time. */
  harmless?: boolean;
  /** Whether it breaks calls of clients that are under way. */
  breaksCalls?: boolean;
}

/** One fault to come. */
export interface Planned {
  kind: string;
  track: Track;
  /** From the beginning of the run, in milliseconds. */
  atMs: number;
  holdMs: number;
  /** For the choices the fault makes when it strikes. */
  seed: number;
}

/** In one round each kind comes once; a run of several minutes has several rounds, each in another order. */
const ROUND_MS = 60_000;
/** Before the first fault and behind the last one. */
const CALM_MS = 2_000;
/** Clients need this long after a fault of a server is lifted, so that the next one strikes a run that is whole again. */
const SHARE_OF_QUIET = 0.45;

/**
 * Says which fault strikes when: each kind at least once, however short the run is, and the same for the same seed.
 * In a run much shorter than a minute faults are as much shorter.
 */
export function planFaults(seed: number, seconds: number, faults: readonly FaultTraits[]): Planned[] {
  const random = new Random(seed);
  const totalMs = seconds * 1_000;
  const rounds = Math.max(1, Math.floor(totalMs / ROUND_MS));
  const roundMs = (totalMs - 2 * CALM_MS) / rounds;
  const planned: Planned[] = [];
  for (let round = 0; round < rounds; round += 1)
    planned.push(...planRound(random, CALM_MS + round * roundMs, roundMs, faults));
  return planned.sort((one, other) => one.atMs - other.atMs);
}

function planRound(random: Random, startMs: number, lengthMs: number, faults: readonly FaultTraits[]): Planned[] {
  const servers = random.shuffle(faults.filter(({ track }) => track === "servers"));
  const slotMs = lengthMs / Math.max(1, servers.length);
  const planned = servers.map((fault, slot) => {
    const holdMs = Math.min(drawHold(random, fault), slotMs * (1 - SHARE_OF_QUIET));
    const slackMs = slotMs * (1 - SHARE_OF_QUIET) - holdMs;
    const atMs = startMs + slot * slotMs + random.fraction() * slackMs;
    return { kind: fault.kind, track: fault.track, atMs, holdMs, seed: random.between(0, 2 ** 31) };
  });
  const harmless = kindsWith(faults, "harmless");
  const spared = planned.filter(({ kind }) => harmless.has(kind));
  for (const fault of random.shuffle(faults.filter(({ track }) => track === "clients"))) {
    const holdMs = Math.min(drawHold(random, fault), lengthMs / 4);
    const free = fault.breaksCalls === true ? spared : [];
    const atMs = startOutside(random, { startMs, lengthMs: lengthMs - holdMs, holdMs }, free);
    planned.push({ kind: fault.kind, track: fault.track, atMs, holdMs, seed: random.between(0, 2 ** 31) });
  }
  return planned;
}

const drawHold = (random: Random, { holdMs: [least, most] }: FaultTraits) => random.between(least, most);

/** The kinds of faults with a trait. */
export const kindsWith = (faults: readonly FaultTraits[], trait: "harmless" | "breaksCalls"): ReadonlySet<string> =>
  new Set(faults.flatMap((fault) => (fault[trait] === true ? [fault.kind] : [])));

/** How far from a harmless fault one that breaks calls must stay: calls that it broke are still being repeated, in milliseconds. */
const DISTANCE_MS = 500;

/** When something strikes or struck, and for how long. */
type Spell = readonly [atMs: number, forMs: number];

/** Whether two spells are too close for one to be harmless and the other to break calls. */
export const areTooClose = ([atMs, forMs]: Spell, [otherAtMs, otherForMs]: Spell): boolean =>
  atMs < otherAtMs + otherForMs + DISTANCE_MS && otherAtMs < atMs + forMs + DISTANCE_MS;

function startOutside(
  random: Random,
  room: { startMs: number; lengthMs: number; holdMs: number },
  spared: readonly Planned[],
): number {
  const draw = () => room.startMs + random.fraction() * room.lengthMs;
  const collides = (atMs: number) =>
    spared.some((other) => areTooClose([atMs, room.holdMs], [other.atMs, other.holdMs]));
  let atMs = draw();
  for (let attempt = 0; attempt < 200 && collides(atMs); attempt += 1) atMs = draw();
  return atMs;
}
