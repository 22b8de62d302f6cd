import { ApiError } from "@parley/api/server";
import { ipKey } from "./ip-key.js";
import { type CreateLimiter, createMemoryLimiter, type Limiter, refusedFor } from "./limiter.js";

const SECOND = 1;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** Failures in a row that cost nothing, then a wait that doubles with each, in seconds. */
interface Tier {
  name: string;
  free: number;
  firstWait: number;
  longestWait: number;
}

/**
 * Somebody who mistypes waits seconds; one guesser gets about a hundred tries a day, the order of magnitude that
 * NIST SP 800-63B, 5.2.2 sets. The account over all addresses is slowed later, so that a stranger's guessing does not easily lock
 * its owner out; the address is slowed over all accounts against one password tried on many.
 */
const TIERS = {
  accountFromAddress: { name: "sign-in-pair", free: 5, firstWait: 2 * SECOND, longestWait: 15 * MINUTE },
  account: { name: "sign-in-account", free: 50, firstWait: SECOND, longestWait: 15 * MINUTE },
  address: { name: "sign-in-address", free: 100, firstWait: SECOND, longestWait: MINUTE },
} as const satisfies Record<string, Tier>;

/** One attempt that was let through. Left alone it counts as failed. */
export interface SignInAttempt {
  /** The password was right: the account's failures are forgotten. */
  succeeded(): Promise<void>;
  /** The password was never looked at: the attempt does not count. */
  cancelled(): Promise<void>;
}

/** Slows down the guessing of passwords, alike for e-mails that exist and those that do not. */
export interface SignInAttempts {
  /** Counts an attempt before the password is looked at. Throws RATE_LIMITED with the wait. */
  begin(email: string, ip: string): Promise<SignInAttempt>;
}

/** A row of failures under one key. Many attempts at once cannot pass: each step is one atomic count. */
class GrowingWait {
  private readonly failures: Limiter;
  private readonly waits: Limiter;

  constructor(
    private readonly tier: Tier,
    createLimiter: CreateLimiter,
  ) {
    this.failures = createLimiter({ keyPrefix: `${tier.name}-failures`, points: tier.free, duration: DAY });
    this.waits = createLimiter({ keyPrefix: `${tier.name}-wait`, points: 1, duration: tier.longestWait });
  }

  /** Milliseconds to wait; 0 when the attempt may go on, which is then counted. */
  async begin(key: string): Promise<number> {
    const { consumedPoints } = await this.failures.penalty(key);
    const above = consumedPoints - this.tier.free;
    if (above <= 0) return 0;
    const wait = Math.min(this.tier.firstWait * 2 ** Math.min(above - 1, 30), this.tier.longestWait);
    try {
      await this.waits.consume(key, 1, { customDuration: wait });
      return 0;
    } catch (rejection) {
      const waitMs = refusedFor(rejection);
      await this.undo(key);
      return waitMs;
    }
  }

  async undo(key: string): Promise<void> {
    await this.failures.reward(key);
  }

  async forget(key: string): Promise<void> {
    await Promise.all([this.failures.delete(key), this.waits.delete(key)]);
  }
}

/** Attempts to sign in, counted where `createLimiter` keeps its counters. */
export function createSignInAttempts(createLimiter: CreateLimiter = createMemoryLimiter): SignInAttempts {
  const pairs = new GrowingWait(TIERS.accountFromAddress, createLimiter);
  const accounts = new GrowingWait(TIERS.account, createLimiter);
  const addresses = new GrowingWait(TIERS.address, createLimiter);

  return {
    begin: async (email, ip) => {
      const address = ipKey(ip);
      const pair = `${email}|${address}`;
      const steps: [tier: GrowingWait, key: string][] = [
        [pairs, pair],
        [accounts, email],
        [addresses, address],
      ];
      const counted: typeof steps = [];
      const cancelled = async () => {
        for (const [tier, key] of counted) await tier.undo(key);
      };
      for (const [tier, key] of steps) {
        const retryAfterMs = await tier.begin(key);
        if (retryAfterMs > 0) {
          await cancelled();
          throw new ApiError("RATE_LIMITED", { message: "Too many attempts to sign in; wait a moment.", retryAfterMs });
        }
        counted.push([tier, key]);
      }
      return {
        succeeded: async () => {
          await Promise.all([pairs.forget(pair), accounts.forget(email), addresses.undo(address)]);
        },
        cancelled,
      };
    },
  };
}
