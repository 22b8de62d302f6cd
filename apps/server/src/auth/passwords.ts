import { hash, verify } from "@node-rs/argon2";
import { createBoundedQueue } from "./bounded-queue.js";

/** OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, two passes, one lane (argon2id is the library's default). */
const ARGON2_OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Two at once keep a flood of sign-ins to two threads and 38 MiB; a hundred waiting are about two seconds. */
const QUEUE = { concurrency: 2, waiting: 100, retryAfterMs: 2_000 } as const;

/** Turns passwords into hashes and back into a yes or no. Both throw OVERLOADED when too many wait. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** Without a hash (nobody has that e-mail) it takes as long as with one, and says no. */
  verify(passwordHash: string | undefined, password: string): Promise<boolean>;
}

/** The passwords of this process: argon2id, few at once. */
export function createPasswords(): Passwords {
  const queue = createBoundedQueue(QUEUE);
  // made with the same cost as real ones, so that comparing with it takes the same time
  const dummy = hash("nobody", ARGON2_OPTIONS);
  dummy.catch(() => undefined);

  return {
    hash: (password) => queue(() => hash(password, ARGON2_OPTIONS)),
    verify: async (passwordHash, password) => {
      const against = passwordHash ?? (await dummy);
      const matches = await queue(() => verify(against, password));
      return matches && passwordHash !== undefined;
    },
  };
}
