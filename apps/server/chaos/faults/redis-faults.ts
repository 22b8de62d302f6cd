import { sleep } from "../../bench/harness/sleep.js";
import type { Stage } from "../stage/stage.js";
import type { Fault } from "./fault.js";

function redisOf({ redis }: Stage) {
  if (redis === undefined) throw new Error("there is no Redis here");
  return redis;
}

/** kill -9 of Redis, which keeps nothing. */
export const redisKilled: Fault = {
  kind: "redis-killed",
  track: "servers",
  holdMs: [1_000, 2_500],
  harmless: true,
  async strike(stage, holdMs) {
    const redis = redisOf(stage);
    await redis.kill();
    await sleep(holdMs);
    await redis.start();
    return redis.name;
  },
};

export const redisFrozen: Fault = {
  kind: "redis-frozen",
  track: "servers",
  holdMs: [1_500, 3_000],
  harmless: true,
  async strike(stage, holdMs) {
    const redis = redisOf(stage);
    redis.freeze();
    await sleep(holdMs);
    redis.thaw();
    return redis.name;
  },
};
