import { describe, expect, test, vi } from "vitest";
import { createMessage, GROUP, idOf } from "../../testing/factories";
import { OutboxWorld, refusal } from "../../testing/outbox-world";
import type { Outbox } from "./outbox";

const until = (condition: () => boolean) => vi.waitUntil(condition, { interval: 1 });
const isEmpty = (outbox: Outbox) => outbox.getEntries().length === 0;
const texts = (world: OutboxWorld) => [...world.stored.values()].map(({ text }) => text);
const offline = () => {
  throw new TypeError("Failed to fetch");
};

describe("sending", () => {
  test("carries a reply with its thread, across a reload and in its order", async () => {
    const world = new OutboxWorld();
    world.answer = offline;
    const { outbox } = world.open();
    const reply = { threadRootId: idOf(7), alsoToConversation: true };
    await outbox.add(GROUP, "before");
    await outbox.add(GROUP, "reply", reply);
    outbox.stop();
    const sent: object[] = [];
    const { outbox: reopened } = world.open({
      send: async (entry) => {
        sent.push(entry);
        return createMessage({ seq: 1 });
      },
    });
    await reopened.reload();
    await until(() => isEmpty(reopened));
    expect(sent).toMatchObject([{ text: "before" }, { text: "reply", ...reply }]);
    expect(sent[0]).not.toHaveProperty("threadRootId");
  });

  test("shows a message at once and lets it go when the server has it", async () => {
    const world = new OutboxWorld();
    const { outbox, sent } = world.open();
    const adding = outbox.add(GROUP, "hello");
    expect(outbox.getEntries()).toMatchObject([{ text: "hello", status: "queued", conversationId: GROUP }]);
    await adding;
    await until(() => isEmpty(outbox));
    expect(sent.map(({ text }) => text)).toEqual(["hello"]);
    expect(world.storage.entries.size).toBe(0);
  });

  test("keeps the order of writing within a conversation, one after the other", async () => {
    const world = new OutboxWorld();
    const { outbox } = world.open();
    await Promise.all(["a", "b", "c", "d"].map((text) => outbox.add(GROUP, text)));
    await until(() => isEmpty(outbox));
    expect(texts(world)).toEqual(["a", "b", "c", "d"]);
  });

  test("a conversation that has to wait holds up no other", async () => {
    const world = new OutboxWorld();
    world.answer = (text) => {
      if (text === "slow") throw refusal("RATE_LIMITED", { retryAfterMs: 5_000 });
    };
    const { outbox } = world.open();
    await outbox.add(GROUP, "slow");
    await outbox.add(GROUP, "behind it");
    await outbox.add(idOf(101), "elsewhere");
    await until(() => texts(world).includes("elsewhere"));
    expect(texts(world)).toEqual(["elsewhere"]);
    expect(outbox.getEntries().map(({ text }) => text)).toEqual(["slow", "behind it"]);
  });

  test("tells watchers of each change until they stop watching", async () => {
    const world = new OutboxWorld();
    const { outbox } = world.open();
    const seen: number[] = [];
    const stop = outbox.subscribe(() => seen.push(outbox.getEntries().length));
    await outbox.add(GROUP, "hello");
    await until(() => isEmpty(outbox));
    expect(seen[0]).toBe(1);
    expect(seen.at(-1)).toBe(0);
    stop();
    const before = seen.length;
    await outbox.add(GROUP, "again");
    await until(() => isEmpty(outbox));
    expect(seen).toHaveLength(before);
  });
});

describe("a network that fails", () => {
  test("waits longer each time and sends under the same nonce, in order", async () => {
    const world = new OutboxWorld();
    world.answer = offline;
    const { outbox } = world.open();
    await outbox.add(GROUP, "a");
    await until(() => world.waits.length === 1);
    await outbox.add(GROUP, "b");
    await until(() => world.attempts.length >= 2 && world.waits.length === 1);
    const first = world.passTime() ?? 0;
    await until(() => world.waits.length === 1);
    expect(world.waits[0]?.ms).toBeGreaterThan(first);
    world.answer = () => undefined;
    world.passTime();
    await until(() => isEmpty(outbox));
    expect(texts(world)).toEqual(["a", "b"]);
  });

  test("honours the wait the server asks for", async () => {
    const world = new OutboxWorld();
    world.answer = () => {
      throw refusal("OVERLOADED", { retryAfterMs: 45_000 });
    };
    const { outbox } = world.open();
    await outbox.add(GROUP, "a");
    await until(() => world.waits.length === 1);
    expect(world.waits[0]?.ms).toBe(45_000);
  });

  test("an answer that was lost does not store the message twice", async () => {
    const world = new OutboxWorld();
    world.storeFirst = true;
    world.answer = offline;
    const { outbox } = world.open();
    await outbox.add(GROUP, "a");
    await until(() => world.waits.length === 1);
    expect(texts(world)).toEqual(["a"]);
    world.answer = () => undefined;
    outbox.kick();
    await until(() => isEmpty(outbox));
    expect(world.attempts).toEqual(["a", "a"]);
    expect(texts(world)).toEqual(["a"]);
  });

  test("a message that came by the log is settled, whatever its answer said", async () => {
    const world = new OutboxWorld();
    world.storeFirst = true;
    world.answer = offline;
    const { outbox } = world.open();
    await outbox.add(GROUP, "a");
    await until(() => world.waits.length === 1);
    outbox.acknowledge("nonce-1");
    expect(isEmpty(outbox)).toBe(true);
    outbox.kick();
    expect(world.attempts).toEqual(["a"]);
    await until(() => world.storage.entries.size === 0);
  });

  test("a session that has ended keeps everything and asks nothing more", async () => {
    const world = new OutboxWorld();
    world.answer = () => {
      throw refusal("SESSION_ENDED");
    };
    const { outbox } = world.open();
    await outbox.add(GROUP, "a");
    await until(() => world.attempts.length === 1);
    expect(world.waits).toEqual([]);
    expect(outbox.getEntries()).toMatchObject([{ status: "queued" }]);
  });
});

describe("a refusal", () => {
  async function refuse(): Promise<{ world: OutboxWorld; outbox: Outbox }> {
    const world = new OutboxWorld();
    world.answer = (text) => {
      if (text === "bad") throw refusal("CONVERSATION_ARCHIVED");
    };
    const { outbox } = world.open();
    await outbox.add(GROUP, "bad");
    await until(() => outbox.getEntries()[0]?.status === "failed");
    return { world, outbox };
  }

  test("stays visible with its reason, and the next ones go on", async () => {
    const { world, outbox } = await refuse();
    expect(outbox.getEntries()).toMatchObject([{ text: "bad", status: "failed", reason: "CONVERSATION_ARCHIVED" }]);
    await outbox.add(GROUP, "good");
    await until(() => texts(world).includes("good"));
    expect(world.attempts.filter((text) => text === "bad")).toHaveLength(1);
  });

  test("is tried again under the same nonce when the author says so", async () => {
    const { world, outbox } = await refuse();
    world.answer = () => undefined;
    await outbox.retry("nonce-1");
    await until(() => isEmpty(outbox));
    expect([...world.stored.keys()]).toEqual(["nonce-1"]);
  });

  test("for want of a confirmation names the count, and goes out with the one the author gives [F4.2]", async () => {
    const world = new OutboxWorld();
    const sent: (number | undefined)[] = [];
    const { outbox } = world.open({
      send: async ({ confirmedCount }) => {
        sent.push(confirmedCount);
        if (confirmedCount === undefined) throw refusal("BROADCAST_UNCONFIRMED", { count: 57 });
        return createMessage({ seq: 1 });
      },
    });
    await outbox.add(GROUP, "<!everyone> up");
    await until(() => outbox.getEntries()[0]?.status === "failed");
    expect(outbox.getEntries()).toMatchObject([{ reason: "BROADCAST_UNCONFIRMED", count: 57 }]);
    await outbox.retry("nonce-1", 57);
    await until(() => isEmpty(outbox));
    expect(sent).toEqual([undefined, 57]);
  });

  test("goes away when the author discards it, also from the storage", async () => {
    const { world, outbox } = await refuse();
    await outbox.discard("nonce-1");
    expect(isEmpty(outbox)).toBe(true);
    expect(world.storage.entries.size).toBe(0);
    await outbox.reload();
    expect(isEmpty(outbox)).toBe(true);
  });

  test("retrying what is gone does nothing", async () => {
    const { world, outbox } = await refuse();
    await outbox.retry("nonce-9");
    expect(world.attempts).toEqual(["bad"]);
  });
});

describe("reloads, crashes and tabs", () => {
  test("a crash between the send and its answer sends again under the same nonce: one message", async () => {
    const world = new OutboxWorld();
    world.storeFirst = true;
    let crash: (() => void) | undefined;
    world.answer = () => new Promise<void>((_, reject) => (crash = () => reject(new TypeError("gone"))));
    const first = world.open();
    await first.outbox.add(GROUP, "a");
    await until(() => crash !== undefined);
    first.outbox.stop();
    crash?.();
    expect(world.storage.entries.size).toBe(1);

    world.answer = () => undefined;
    const second = world.open();
    await second.outbox.reload();
    await until(() => isEmpty(second.outbox));
    expect(world.attempts).toEqual(["a", "a"]);
    expect(texts(world)).toEqual(["a"]);
    expect(second.sent).toHaveLength(1);
  });

  test("what was written offline is there after a reload, in its order", async () => {
    const world = new OutboxWorld();
    world.answer = offline;
    const first = world.open();
    for (const text of ["a", "b", "c"]) await first.outbox.add(GROUP, text);
    first.outbox.stop();

    const second = world.open();
    await second.outbox.reload();
    expect(second.outbox.getEntries().map(({ text }) => text)).toEqual(["a", "b", "c"]);
    world.answer = () => undefined;
    second.outbox.kick();
    await until(() => isEmpty(second.outbox));
    expect(texts(world)).toEqual(["a", "b", "c"]);
  });

  test("two tabs send each message once", async () => {
    const world = new OutboxWorld();
    const one = world.open();
    const other = world.open();
    await Promise.all([one.outbox.add(GROUP, "a"), other.outbox.add(GROUP, "b"), other.outbox.add(GROUP, "c")]);
    await Promise.all([one.outbox.reload(), other.outbox.reload()]);
    await until(() => world.storage.entries.size === 0);
    await Promise.all([one.outbox.reload(), other.outbox.reload()]);
    expect(world.attempts.toSorted()).toEqual(["a", "b", "c"]);
    expect(isEmpty(one.outbox) && isEmpty(other.outbox)).toBe(true);
  });

  test("another member's messages on this device are left alone", async () => {
    const world = new OutboxWorld();
    const entry = { memberId: idOf(77), conversationId: GROUP, createdAt: "", order: 1, status: "queued" } as const;
    await world.storage.put({ ...entry, nonce: "theirs", text: "secret" });
    const { outbox } = world.open();
    await outbox.reload();
    expect(isEmpty(outbox)).toBe(true);
    expect(world.attempts).toEqual([]);
  });

  test("without a storage a message still goes out", async () => {
    const world = new OutboxWorld();
    const broken = () => Promise.reject(new Error("no storage in a private window"));
    const { outbox } = world.open({ storage: { list: broken, put: broken, remove: broken } });
    await outbox.add(GROUP, "a");
    await until(() => isEmpty(outbox));
    expect(texts(world)).toEqual(["a"]);
  });
});
