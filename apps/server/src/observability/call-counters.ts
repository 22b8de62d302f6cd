import type { CallOutcome, CallWatch, RequestInfo } from "@parley/api/server";
import { Distribution } from "./distribution.js";
import type { Logger } from "./logger.js";

/** From a millisecond to ten seconds, in seconds. */
const DURATION_BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Calls of one procedure since the node started. */
export interface ProcedureCalls {
  readonly outcomes: Map<CallOutcome, number>;
  /** In seconds. */
  readonly durations: Distribution;
}

/** Calls of all procedures over both doors; those of procedures that do not exist are not among them. */
export class CallCounters {
  readonly procedures = new Map<string, ProcedureCalls>();

  constructor(private readonly logger: Pick<Logger, "debug">) {}

  /** Counts the calls of one request and notes them in the log, under its id. */
  watch({ requestId, transport }: RequestInfo): CallWatch {
    return {
      begin: (procedure) => {
        const begun = performance.now();
        return (outcome) => {
          const ms = performance.now() - begun;
          this.count(procedure, outcome, ms / 1_000);
          this.logger.debug({ requestId, transport, procedure, outcome, ms: Math.round(ms) }, "a call");
        };
      },
    };
  }

  private count(procedure: string, outcome: CallOutcome, seconds: number): void {
    let calls = this.procedures.get(procedure);
    if (calls === undefined) {
      calls = { outcomes: new Map<CallOutcome, number>(), durations: new Distribution(DURATION_BOUNDS) };
      this.procedures.set(procedure, calls);
    }
    calls.outcomes.set(outcome, (calls.outcomes.get(outcome) ?? 0) + 1);
    calls.durations.add(seconds);
  }
}
