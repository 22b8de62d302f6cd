import type { Readings } from "./readings.js";
import type { HistogramFigure } from "./render-histogram.js";

/** One figure with a value for each value of its label, or with a single value. */
export interface Figure {
  kind: "counter" | "gauge";
  name: string;
  help: string;
  label?: readonly [name: string, ...more: string[]];
  /** Values of the labels, in their order, and the number. */
  read: () => Iterable<readonly [values: readonly string[], number: number]>;
}

type Read = () => number;
type ReadBy = () => Readonly<Record<string, number>>;

const counter = (name: string, help: string, read: Read): Figure => single("counter", name, help, read);
const gauge = (name: string, help: string, read: Read): Figure => single("gauge", name, help, read);
const counterBy = (label: string, name: string, help: string, read: ReadBy) => by("counter", label, name, help, read);
const gaugeBy = (label: string, name: string, help: string, read: ReadBy) => by("gauge", label, name, help, read);

function single(kind: Figure["kind"], name: string, help: string, read: Read): Figure {
  return { kind, name: `parley_${name}`, help, read: () => [[[], read()]] };
}

function by(kind: Figure["kind"], label: string, name: string, help: string, read: ReadBy): Figure {
  const entries = () => Object.entries(read()).map(([value, number]) => [[value], number] as const);
  return { kind, name: `parley_${name}`, help, label: [label], read: entries };
}

/** Everything there is to show of Parley. Labels are words of the program: no names, no ids. */
export function figuresOf(readings: Readings): Figure[] {
  const { realtime, lanes, auth, database, jobs, cluster, calls } = readings;
  return [
    gaugeBy("state", "connections", "Open WebSocket connections.", () => readings.connections()),
    counter("slow_sockets_closed_total", "Connections closed because their reader was too slow.", () =>
      readings.slowSocketsClosed(),
    ),
    gauge("feeds", "Workspaces with streams on this node.", () => readings.feeds()),
    counter("deliveries_total", "Events handed to sockets, each receiver counted.", () => realtime.deliveries),
    counterBy("source", "replays_total", "Streams brought up to date.", () => realtime.replays),
    counterBy("source", "replayed_events_total", "Events sent by replays.", () => realtime.replayedEvents),
    counterBy("reason", "resets_total", "Streams told to begin anew.", () => realtime.resets),
    gauge(
      "head_lag",
      "Events by which the feed farthest behind was behind its log at the last check.",
      () => realtime.headLag,
    ),
    gauge("write_lane_depth", "Sends that wait for a commit, in all lanes.", () => lanes.waiting),
    counter("write_lane_retries_total", "Commits tried again after a lost connection.", () => lanes.retries),
    counter("write_lane_isolations_total", "Batches taken apart for one bad row.", () => lanes.isolations),
    counter("write_lane_overloads_total", "Sends turned away because too many waited.", () => lanes.overloads),
    gauge("read_cursors_unsaved", "Read cursors acknowledged and not stored yet.", () => readings.unsavedReads()),
    gaugeBy("stat", "event_loop_delay_seconds", "How late the event loop was since the last scrape.", () => ({
      ...readings.eventLoopDelay(),
    })),
    {
      kind: "counter",
      name: "parley_calls_total",
      help: "Calls of procedures, over HTTP and the socket.",
      label: ["procedure", "outcome"],
      *read() {
        for (const [procedure, { outcomes }] of calls.procedures)
          for (const [outcome, count] of outcomes) yield [[procedure, outcome], count];
      },
    },
    counterBy("status", "http_responses_total", "Answers over HTTP.", () =>
      Object.fromEntries([...readings.responses].map(([status, count]) => [String(status), count])),
    ),
    counterBy("outcome", "bus_hints_total", "Hints to other nodes.", () => ({
      sent: cluster.hintsSent,
      dropped: cluster.hintsDropped,
    })),
    {
      kind: "gauge",
      name: "parley_redis_up",
      help: "Whether Redis answers; no value without REDIS_URL.",
      read: () => (cluster.redisUp === null ? [] : [[[], Number(cluster.redisUp)]]),
    },
    counterBy("job", "jobs_done_total", "Jobs done, by kind.", () => jobs.done),
    counterBy(
      "job",
      "jobs_failed_total",
      "Attempts at jobs that failed, by kind; most are tried again.",
      () => jobs.failed,
    ),
    counterBy("job", "jobs_dead_total", "Jobs given up after their last attempt, by kind.", () => jobs.dead),
    gauge("database_transactions", "Transactions that run or wait for a connection.", () => database.transactions),
    counterBy("class", "rate_limited_total", "Calls refused by a rate limit.", () => auth.rateLimited),
    counter("sessions_revoked_total", "Sessions ended by signing out or by their owner.", () => auth.sessionsRevoked),
  ];
}

/** The same for what is spread over a range. */
export function histogramsOf({ realtime, lanes, calls }: Readings): HistogramFigure[] {
  return [
    {
      name: "parley_delivery_delay_seconds",
      help: "From an event's time in the database until it was handed to a socket.",
      read: () => [["", realtime.deliveryDelay]],
    },
    {
      name: "parley_write_lane_batch_size",
      help: "Sends in one commit.",
      read: () => [["", lanes.batchSize]],
    },
    {
      name: "parley_call_duration_seconds",
      help: "Duration of calls; of subscriptions, until they are open.",
      label: "procedure",
      read: () => [...calls.procedures].map(([procedure, { durations }]) => [procedure, durations] as const),
    },
  ];
}
