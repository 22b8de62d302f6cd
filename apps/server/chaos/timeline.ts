import type { SendAttempt } from "./checker/journal.js";
import type { Span } from "./checker/oracle.js";
import { countBy, listCounts } from "./counts.js";
import { CLUSTER_FAULTS } from "./faults/index.js";
import type { Struck } from "./report.js";
import { areTooClose, kindsWith } from "./schedule.js";

const HARMLESS = kindsWith(CLUSTER_FAULTS, "harmless");
const BREAKS_CALLS = kindsWith(CLUSTER_FAULTS, "breaksCalls");
/** What strikes servers may break calls as well, unless it is harmless. */
const MAY_BREAK_CALLS = new Set(
  CLUSTER_FAULTS.flatMap(({ kind, track }) =>
    BREAKS_CALLS.has(kind) || (track === "servers" && !HARMLESS.has(kind)) ? [kind] : [],
  ),
);

/** How often each kind of fault struck. */
export function countKinds(timeline: readonly Struck[]): Record<string, number> {
  return countBy(timeline, ({ kind }) => kind);
}

/** When sends had to go on untouched. */
export interface SparedSpan extends Span {
  /** When a fault struck that may well break calls: a send that was still under way then is that fault's. */
  brokenAt: number;
}

/**
 * When sends had to go on untouched: while a harmless fault held. In a long run faults come later than planned, so that one that
 * breaks calls may fall into the same time after all: then nothing is asked of them.
 */
export function sparedSpans(timeline: readonly Struck[], startedAt: number): SparedSpan[] {
  const breaks = timeline.filter(({ kind }) => BREAKS_CALLS.has(kind));
  const strikes = timeline.filter(({ kind }) => MAY_BREAK_CALLS.has(kind));
  const nextAfter = (atMs: number) => Math.min(...strikes.flatMap((other) => (other.atMs >= atMs ? other.atMs : [])));
  return timeline
    .filter(({ kind }) => HARMLESS.has(kind))
    .filter(({ atMs, heldMs }) => !breaks.some((other) => areTooClose([atMs, heldMs], [other.atMs, other.heldMs])))
    .map(({ atMs, heldMs }) => ({
      from: startedAt + atMs,
      to: startedAt + atMs + heldMs,
      brokenAt: startedAt + nextAfter(atMs),
    }));
}

/** What is stored behind an answer is stored this soon, and a standby is this close behind its primary, in milliseconds. */
const STORED_BY_MS = 1_500;

/** When answers were given that a killed node, or the primary that a failover gave up, may have taken along. */
export function forgottenSpans(timeline: readonly Struck[], startedAt: number): Span[] {
  const forgetful = new Set(["failover", "node-killed", "log-truncated"]);
  return timeline
    .filter(({ kind }) => forgetful.has(kind))
    .map(({ atMs, heldMs }) => ({ from: startedAt + atMs - STORED_BY_MS, to: startedAt + atMs + heldMs }));
}

/** What a run came to beside its findings. */
export interface RunCounts {
  /** How attempts to send ended that were not acknowledged. */
  failed: Record<string, number>;
  /** Attempts to send while none might fail, and those of them that did. */
  spared: number;
  failedWhenSpared: readonly SendAttempt[];
  /** Events that were rightly kept from who came back too late for them. */
  heldBack: number;
  /** What deeds other than sends were refused, as `deed REASON`, and how often. */
  refused: Record<string, number>;
}

/** What else must not have happened, a sentence each. */
export function violationsOf(
  timeline: readonly Struck[],
  { failed, spared, failedWhenSpared, heldBack, refused }: RunCounts,
): string[] {
  const violations = timeline.flatMap(({ kind, failed: why }) => (why === undefined ? [] : [`${kind}: ${why}`]));
  const proven = new Set(timeline.flatMap(({ kind, failed: why, unproven }) => ((why ?? unproven) ? [] : [kind])));
  for (const { kind, detail, unproven } of timeline)
    if (unproven === true && !proven.has(kind)) violations.push(`${kind}: ${detail}`);
  if (failedWhenSpared.length > 0)
    violations.push(
      `${failedWhenSpared.length} sends failed while Redis was away: ${listCounts(countBy(failedWhenSpared, ({ outcome }) => outcome))}`,
    );
  if (spared === 0 && timeline.some(({ kind }) => HARMLESS.has(kind)))
    violations.push("nobody sent anything while Redis was away and nothing else struck");
  if (failed.INTERNAL !== undefined) violations.push(`${failed.INTERNAL} sends failed without a reason (INTERNAL)`);
  for (const [deed, count] of Object.entries(refused))
    if (deed.endsWith(" INTERNAL")) violations.push(`${count} times a deed failed without a reason: ${deed}`);
  // Else nothing was there that could have leaked, and that nothing did proves nothing.
  if (heldBack === 0 && timeline.some(({ kind }) => kind === "removed-and-back"))
    violations.push("nobody who was put out and came back had anything to be kept from");
  return violations;
}
