import type { Part } from "./stage.js";

type Watched = Pick<Part, "url">;

const FIGURE = /^parley_slow_sockets_closed_total (\d+)$/m;
/** A node that does not answer for so long is asked again the next time, in milliseconds. */
const ANSWER_WITHIN_MS = 1_000;

/** Counts the connections that nodes close because their reader is too slow, by the nodes' own figures. */
export class SlowReaderWatch {
  private readonly last = new Map<Watched, number>();
  private closed = 0;

  private constructor(private readonly nodes: readonly Watched[]) {}

  /** Counts from now on. */
  static async begin(nodes: readonly Watched[]): Promise<SlowReaderWatch> {
    const watch = new SlowReaderWatch(nodes);
    for (const node of nodes) watch.last.set(node, (await figureOf(node)) ?? 0);
    return watch;
  }

  /** How many it were since the beginning. A node that is down has closed none, one that started anew counts from 0. */
  async count(): Promise<number> {
    for (const node of this.nodes) {
      const figure = await figureOf(node);
      if (figure === undefined) continue;
      const before = this.last.get(node) ?? 0;
      this.closed += figure < before ? figure : figure - before;
      this.last.set(node, figure);
    }
    return this.closed;
  }
}

async function figureOf({ url }: Watched): Promise<number | undefined> {
  try {
    const answer = await fetch(new URL("/metrics", url), { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    const figure = FIGURE.exec(await answer.text())?.[1];
    return figure === undefined ? undefined : Number(figure);
  } catch {
    return undefined;
  }
}
