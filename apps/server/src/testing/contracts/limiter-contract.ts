import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { type CreateLimiter, refusedFor } from "../../auth/limiter.js";

const options = () => ({ keyPrefix: randomUUID(), points: 3, duration: 60 });

/** What counters must do, wherever they live. */
export function limiterContract(create: CreateLimiter): void {
  const waitOf = async (consuming: Promise<unknown>) => consuming.then(() => 0, refusedFor);

  it("let through what is allowed, and tell the rest how long to wait", async () => {
    const limiter = create(options());
    for (let call = 0; call < 3; call += 1) expect(await waitOf(limiter.consume("ada"))).toBe(0);
    const wait = await waitOf(limiter.consume("ada"));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60_000);
    expect(await waitOf(limiter.consume("ben"))).toBe(0);
  });

  it("let no more through when all come at once", async () => {
    const limiter = create(options());
    const waits = await Promise.all(Array.from({ length: 50 }, () => waitOf(limiter.consume("ada"))));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(3);
  });

  it("count penalties without refusing, take rewards back, and forget", async () => {
    const limiter = create(options());
    expect((await limiter.penalty("ada")).consumedPoints).toBe(1);
    expect((await limiter.penalty("ada", 4)).consumedPoints).toBe(5);
    expect((await limiter.reward("ada", 3)).consumedPoints).toBe(2);
    expect(await waitOf(limiter.consume("ada"))).toBe(0);
    expect(await waitOf(limiter.consume("ada"))).toBeGreaterThan(0);
    await limiter.delete("ada");
    expect((await limiter.penalty("ada")).consumedPoints).toBe(1);
  });

  it("wait as long as one call asks for", async () => {
    const limiter = create({ ...options(), points: 1 });
    await limiter.consume("ada", 1, { customDuration: 5 });
    const wait = await waitOf(limiter.consume("ada"));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(5_000);
  });

  it("keep counters of different names apart", async () => {
    const [one, other] = [create(options()), create(options())];
    await one.penalty("ada", 3);
    expect(await waitOf(one.consume("ada"))).toBeGreaterThan(0);
    expect(await waitOf(other.consume("ada"))).toBe(0);
  });
}
