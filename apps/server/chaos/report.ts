import type { Finding } from "./checker/finding.js";
import type { SendAttempt } from "./checker/journal.js";
import type { ScheduledVerdict } from "./checker/judge-scheduled.js";
import type { SendsVerdict } from "./checker/judge-sends.js";
import { listCounts } from "./counts.js";

/** One fault as it was. */
export interface Struck {
  kind: string;
  /** From the beginning of the run, in milliseconds. */
  atMs: number;
  /** Until it was lifted, in milliseconds. */
  heldMs: number;
  /** From the lifting until a message of the owner's was acknowledged, in milliseconds; of faults of servers. */
  recoveredMs?: number;
  detail: string;
  /** Why it could not be done as planned; the run does not count as good then. */
  failed?: string;
  /** It struck, and did not come to what it is for. */
  unproven?: true;
}

/** Everything there is to say of a run. */
export interface ChaosReport {
  seed: number;
  seconds: number;
  engine: "cluster" | "embedded";
  clients: number;
  deliveries: number;
  sends: Omit<SendsVerdict, "findings"> & { attempts: number; failed: Record<string, number> };
  /** Attempts while Redis was away and nothing else struck, and those that failed: none may. */
  sentWithoutRedis: number;
  failedWithoutRedis: readonly SendAttempt[];
  snapshots: number;
  resumes: number;
  resets: Record<string, number>;
  /** Resets of clients whose place was still good; each is counted as lost. */
  needlessResets: number;
  /** Events that people might have been shown earlier, and rightly were not once they asked anew. */
  heldBack: number;
  /** Different emoji on messages whose counts were held against the log in the end. */
  reactions: number;
  /** How often which deed was done. */
  deeds: Record<string, number>;
  /** How often a deed other than a send was refused, by deed and reason. */
  refused: Record<string, number>;
  /** Messages that searches gave, each held against the rule of sight. */
  foundBySearch: number;
  /** What became of acknowledged messages that were to be sent later. */
  scheduled: Omit<ScheduledVerdict, "findings">;
  /** Conversations and threads whose unread counts were counted anew. */
  recounted: number;
  /** States that stand on an answer which a failover or a killed node took along; see docs/chaos.md. */
  reckonedFromLost: number;
  /** Places that were read on one device without another being told: signals may be lost. */
  untold: number;
  faults: Record<string, number>;
  timeline: Struck[];
  lost: number;
  doubled: number;
  leaked: number;
  disordered: number;
  findings: Finding[];
  /** What else must not have happened, a sentence each. */
  violations: string[];
}

/** Findings that are shown; all of them are in the file. */
const SHOWN = 20;
/** A finding's neighbours are the faults of this long before it, in milliseconds. */
const NEARBY_MS = 15_000;

const countsOf = (counts: ChaosReport["scheduled"]): Record<string, number> => ({ ...counts });

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

/** What was not kept, one line each; nothing for a good run. */
export function failuresOf(report: ChaosReport, startedAt: number): string[] {
  const { findings, timeline, violations, seed, engine } = report;
  const found = findings.slice(0, SHOWN).map((finding) => describeFinding(finding, timeline, startedAt));
  return [...found, ...violations].map((failure) => `seed ${seed}, ${engine}: ${failure}`);
}

/** The report for people; its last line is the verdict. */
export function formatReport(report: ChaosReport, startedAt: number): string {
  const { sends, findings } = report;
  return [
    "Timeline",
    ...report.timeline.map(describeStruck),
    "",
    ...findings.slice(0, SHOWN).map((finding) => describeFinding(finding, report.timeline, startedAt)),
    ...(findings.length > SHOWN ? [`… and ${findings.length - SHOWN} more, in the file`] : []),
    ...report.violations.map((violation) => `Violated: ${violation}`),
    `Seed ${report.seed}, ${report.seconds} s, ${report.engine}, ${report.clients} clients`,
    `Sends: ${sends.attempts} attempts, ${sends.acknowledged} acknowledged (${sends.messages} messages, ${sends.repeated} repeated); not acknowledged: ${listCounts(sends.failed)}; while Redis was away: ${report.sentWithoutRedis} attempts, ${report.failedWithoutRedis.length} failed`,
    `Failovers cost ${sends.costOfFailover.length} acknowledged messages that their standby lacked`,
    `Streams: ${report.snapshots} snapshots, ${report.resumes} resumes; resets: ${listCounts(report.resets)}, ${report.needlessResets} of them without need`,
    `Held back from who came back too late for it: ${report.heldBack} events; reactions counted: ${report.reactions}`,
    `Deeds: ${listCounts(report.deeds)}; refused: ${listCounts(report.refused)}`,
    `Found by searches: ${report.foundBySearch} messages; to be sent later: ${listCounts(countsOf(report.scheduled))}`,
    `Recounted: ${report.recounted} places; reckoned from what was lost: ${report.reckonedFromLost}; read elsewhere untold: ${report.untold}`,
    `Faults: ${listCounts(report.faults)}`,
    `${sends.acknowledged} sends acknowledged, ${report.deliveries} deliveries, ${report.timeline.length} faults`,
    verdictLine(report),
  ].join("\n");
}

export function verdictLine({
  lost,
  doubled,
  leaked,
  disordered,
}: Pick<ChaosReport, "lost" | "doubled" | "leaked" | "disordered">): string {
  return `lost ${lost}, doubled ${doubled}, leaked ${leaked}, disordered ${disordered}`;
}

function describeStruck({ kind, atMs, heldMs, recoveredMs, detail, failed }: Struck): string {
  const recovered = recoveredMs === undefined ? "" : `, recovered in ${seconds(recoveredMs)}`;
  const went = failed === undefined ? detail : `${detail} NOT AS PLANNED: ${failed}`;
  return `  ${seconds(atMs).padStart(7)}  ${kind.padEnd(22)} ${seconds(heldMs).padStart(6)}${recovered}  ${went}`;
}

function describeFinding(finding: Finding, timeline: readonly Struck[], startedAt: number): string {
  const { fault, what, client, workspaceId, seq, type, at } = finding;
  const atMs = at - startedAt;
  const near = timeline
    .filter((struck) => struck.atMs <= atMs && atMs - struck.atMs - struck.heldMs < NEARBY_MS)
    .map(({ kind, atMs: struckMs }) => `${kind} at ${seconds(struckMs)}`);
  const when = Number.isFinite(atMs) && at > 0 ? `at ${seconds(atMs)}` : "in the end";
  const around = near.length === 0 ? "" : `; around: ${near.join(", ")}`;
  return `${fault}: ${type || "the stream"} ${seq} of ${workspaceId}, ${client}, ${when}: ${what}${around}`;
}
