import type { ChainableCommander, Redis } from "ioredis";
import type { LeaseStore, StoredLeases } from "./lease-store.js";

/** The field with the version; no key of an entry is empty. */
const VERSION = "";
/** Entries written by one command. */
const CHUNK = 500;

/** Leases in Redis: a hash per node that expires by itself, and a set of the nodes' names. */
export class RedisLeaseStore implements LeaseStore {
  constructor(
    private readonly redis: Redis,
    /** Begins the names of all keys. */
    private readonly prefix: string,
  ) {}

  private keyOf(nodeId: string): string {
    return `${this.prefix}:${nodeId}`;
  }

  private get nodesKey(): string {
    return `${this.prefix}s`;
  }

  async replace(nodeId: string, { version, entries }: Omit<StoredLeases, "leftMs">, ttlMs: number): Promise<void> {
    const key = this.keyOf(nodeId);
    const multi = this.redis.multi().del(key).hset(key, VERSION, version).sadd(this.nodesKey, nodeId);
    setAll(multi, key, [...entries]);
    await succeed(multi.pexpire(key, ttlMs));
  }

  async change(
    nodeId: string,
    version: number,
    changes: ReadonlyMap<string, string | null>,
    ttlMs: number,
  ): Promise<void> {
    const key = this.keyOf(nodeId);
    const multi = this.redis.multi().hset(key, VERSION, version).sadd(this.nodesKey, nodeId);
    setAll(
      multi,
      key,
      [...changes].filter((change): change is [string, string] => change[1] !== null),
    );
    const deleted = [...changes].filter(([, text]) => text === null).map(([field]) => field);
    if (deleted.length > 0) multi.hdel(key, ...deleted);
    await succeed(multi.pexpire(key, ttlMs));
  }

  async renew(nodeId: string, ttlMs: number): Promise<boolean> {
    if ((await this.redis.pexpire(this.keyOf(nodeId), ttlMs)) === 0) return false;
    // A reader that had found the old entries gone may have taken the name off after new ones came.
    await this.redis.sadd(this.nodesKey, nodeId);
    return true;
  }

  async read(nodeId: string): Promise<StoredLeases | null> {
    const key = this.keyOf(nodeId);
    const [fields, leftMs] = (await succeed(this.redis.multi().hgetall(key).pttl(key))) as [
      Record<string, string>,
      number,
    ];
    const { [VERSION]: version, ...entries } = fields;
    // In its last millisecond 0 are left, and it can still be renewed.
    if (version === undefined || leftMs < 0) {
      await this.redis.srem(this.nodesKey, nodeId);
      return null;
    }
    return { version: Number(version), entries: new Map(Object.entries(entries)), leftMs };
  }

  listNodes(): Promise<string[]> {
    return this.redis.smembers(this.nodesKey);
  }
}

function setAll(multi: ChainableCommander, key: string, entries: readonly [string, string][]): void {
  for (let start = 0; start < entries.length; start += CHUNK)
    multi.hset(key, ...entries.slice(start, start + CHUNK).flat());
}

/** The replies of a transaction. Throws the first error among them. */
async function succeed(multi: ChainableCommander): Promise<unknown[]> {
  const replies = await multi.exec();
  if (replies === null) throw new Error("Redis did not run the transaction");
  return replies.map(([error, reply]) => {
    if (error !== null) throw error;
    return reply;
  });
}
