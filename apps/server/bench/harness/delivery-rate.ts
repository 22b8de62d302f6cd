import type { Mark } from "./crowd.js";
import type { Generator } from "./load-generator.js";
import { cpuSeconds } from "./process-usage.js";
import type { Remote } from "./remote.js";
import { sleep } from "./sleep.js";

/** Above this share of a processor the generator, not the server, would be what is measured. */
const GENERATOR_LIMIT = 0.8;
const TRIES = 4;

export interface DeliveryRate {
  deliveriesPerSecond: number;
  /** The server's processor time for one delivery, in microseconds. */
  cpuMicroseconds: number;
  /** Of one delivery on the wire. */
  frameBytes: number;
}

export interface DeliverySlice {
  generator: Remote<Generator>;
  crowd: string;
  serverPid: number;
  /** Publishes as fast as it goes, for so long. */
  publish: (forMs: number) => Promise<unknown>;
  milliseconds: number;
  log: (message: string) => void;
}

/** Deliveries of one slice of time, counted in bytes by the generator. A slice in which the generator was too busy is void and repeated. */
export async function measureDeliveries(slice: DeliverySlice): Promise<DeliveryRate> {
  for (let attempt = 1; ; attempt += 1) {
    const { rate, generatorShare } = await measureOnce(slice);
    if (generatorShare <= GENERATOR_LIMIT) return rate;
    const share = `${Math.round(generatorShare * 100)} %`;
    if (attempt === TRIES)
      throw new Error(`the load generator was at ${share} in each of ${TRIES} runs; this machine is too busy`);
    slice.log(`void: the load generator was at ${share}; once more`);
  }
}

async function measureOnce({ generator, crowd, serverPid, publish, milliseconds }: DeliverySlice) {
  const warmUpMs = 300;
  await generator.call("count", crowd);
  const publishing = publish(warmUpMs + milliseconds);
  await sleep(warmUpMs);
  const [begin, cpuBegin] = [await generator.call("mark", crowd), cpuSeconds(serverPid)];
  await sleep(milliseconds - warmUpMs);
  const [end, cpuEnd] = [await generator.call("mark", crowd), cpuSeconds(serverPid)];
  await publishing;
  await quiet(generator, crowd);
  await generator.call("look", crowd);
  if (end.sampleFrames === begin.sampleFrames) throw new Error(`nothing was delivered to the crowd ${crowd}`);
  const seconds = (end.atMs - begin.atMs) / 1_000;
  const frameBytes = (end.sampleBytes - begin.sampleBytes) / (end.sampleFrames - begin.sampleFrames);
  const deliveries = (end.bytes - begin.bytes) / frameBytes;
  return {
    rate: {
      deliveriesPerSecond: deliveries / seconds,
      cpuMicroseconds: ((cpuEnd - cpuBegin) / deliveries) * 1e6,
      frameBytes,
    } satisfies DeliveryRate,
    generatorShare: (end.cpuSeconds - begin.cpuSeconds) / seconds,
  };
}

/** Waits until nothing comes any more: then every stream stands at the end of a frame. */
async function quiet(generator: Remote<Generator>, crowd: string): Promise<void> {
  for (let before: Mark | null = null; ; ) {
    const now: Mark = await generator.call("mark", crowd);
    if (before !== null && before.bytes === now.bytes) return;
    before = now;
    await sleep(200);
  }
}
