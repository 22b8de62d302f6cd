import { randomUUID } from "node:crypto";
import type { Actor } from "@parley/api/server";
import { type Database, migrate, openDatabase } from "@parley/db";
import postgres from "postgres";
import { loadBuiltServer } from "./built-server.js";
import {
  createInsertTable,
  insertRow,
  type SendInput,
  sendInOneStatement,
  sendInTransaction,
} from "./reference-sends.js";
import { serve } from "./remote.js";
import { type Seed, type SeededWorkspace, seedWorkspace } from "./seed.js";

/** The ways to send: the product's, and what it is compared with. */
export type Way = "service" | "insert" | "statement" | "transaction";

interface Sender extends SendInput {
  actor: Actor;
}

/** As many connections as the product itself uses. */
const CONNECTIONS = 16;
/** About what people write. */
const TEXT = "Viewing on Friday at ten, notary at noon; the keys are with the caretaker on the ground floor.";

const WARM_UP_MS = 300;

interface Stage {
  db: Database;
  /** For the references: the database's own handle, or as many connections as the product has. */
  sql: postgres.Sql;
  sends: Record<Way, (sender: Sender) => Promise<unknown>>;
  edit: (actor: Actor, messageId: string) => Promise<unknown>;
  /** Finishes what is made behind the sends, and closes the database. */
  stop: () => Promise<void>;
}

let stage: Stage | undefined;
const crowds = new Map<string, Sender[]>();

function open(): Stage {
  if (stage === undefined) throw new Error("the driver is not open");
  return stage;
}

function senders(crowd: string): Sender[] {
  return crowds.get(crowd) ?? [];
}

function sendersOf(workspace: SeededWorkspace): Sender[] {
  return workspace.members.map(({ id, userId }, place) => ({
    workspaceId: workspace.id,
    conversationId: workspace.conversations[place % workspace.conversations.length] ?? "",
    memberId: id,
    text: TEXT,
    // The brand cannot be made otherwise: in the product only the gate makes actors.
    actor: {
      workspaceId: workspace.id,
      memberId: id,
      userId,
      role: "member",
      sessionId: randomUUID(),
    } as unknown as Actor,
  }));
}

/** What the process does in which sends are measured: it calls the services directly, without doors before them. */
const driver = {
  /** Opens the database: Postgres by its address, or an embedded one in a folder. */
  open: async (database: { url: string } | { dataDir: string }): Promise<void> => {
    const { createApp, readConfig, createLogger } = await loadBuiltServer();
    const db = await openDatabase({ ...database, maxConnections: CONNECTIONS });
    await migrate(db);
    const sql = "url" in database ? postgres(database.url, { max: CONNECTIONS, onnotice: () => undefined }) : db.sql;
    await createInsertTable(sql);
    const config = { ...readConfig({}), rateLimitScale: 1_000_000 };
    const app = createApp({ db, config, logger: createLogger("warn"), webDirectory: "/nowhere" });
    await app.container.prepare();
    const { messages } = app.container.services;
    stage = {
      db,
      sql,
      sends: {
        service: ({ actor, conversationId, text }) =>
          messages.send(actor, { conversationId, nonce: randomUUID(), text }),
        insert: (sender) => insertRow(sql, sender),
        statement: (sender) => sendInOneStatement(sql, sender),
        transaction: (sender) => sendInTransaction(db, sender),
      },
      edit: (actor, messageId) => messages.edit(actor, { messageId, text: randomUUID() }),
      stop: app.stop,
    };
  },
  /**
   * Makes senders: each conversation's members, for each workspace. They send a little first, and statistics are taken as
   * autovacuum does within the first minute: plans made on empty tables choose the wrong index.
   */
  seed: async (
    crowd: string,
    workspaces: number,
    seed: Omit<Seed, "membersOf">,
    perConversation: number,
  ): Promise<void> => {
    const { sql } = open();
    const made: Sender[] = [];
    const membersOf = (conversation: number) =>
      Array.from({ length: perConversation }, (_, place) => (conversation + place * seed.conversations) % seed.members);
    for (let index = 0; index < workspaces; index += 1)
      made.push(...sendersOf(await seedWorkspace(sql, { ...seed, membersOf })));
    crowds.set(crowd, made);
    for (const way of ["service", "insert", "statement", "transaction"] as const)
      await driver.run(crowd, way, 64, WARM_UP_MS);
    await sql`vacuum analyze`;
  },
  /** So many senders, each sending the next message when the one before is acknowledged. Gives sends per second. */
  run: async (crowd: string, way: Way, atOnce: number, forMs: number): Promise<number> => {
    const send = open().sends[way];
    const all = senders(crowd);
    const step = Math.max(1, Math.floor(all.length / atOnce));
    const begun = performance.now();
    let sent = 0;
    const loop = async (place: number) => {
      const sender = all[(place * step) % all.length];
      while (sender !== undefined && performance.now() - begun < forMs) {
        await send(sender);
        sent += 1;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, (_, place) => loop(place)));
    return sent / ((performance.now() - begun) / 1_000);
  },
  /** The same while members edit messages of theirs, so many times a second. */
  runMixed: async (crowd: string, atOnce: number, editsPerSecond: number, forMs: number): Promise<number> => {
    const { sends, edit } = open();
    const [editor] = senders(crowd);
    if (editor === undefined) throw new Error("nobody to edit");
    const { message } = (await sends.service(editor)) as { message: { id: string } };
    const edits: Promise<unknown>[] = [];
    const editing = setInterval(() => edits.push(edit(editor.actor, message.id)), 1_000 / editsPerSecond);
    try {
      return await driver.run(crowd, "service", atOnce, forMs);
    } finally {
      clearInterval(editing);
      await Promise.all(edits);
    }
  },
  /** Milliseconds of one send after the other, by one member. */
  time: async (crowd: string, count: number): Promise<number> => {
    const { sends } = open();
    const [sender] = senders(crowd);
    if (sender === undefined) throw new Error("nobody to send");
    const begun = performance.now();
    for (let index = 0; index < count; index += 1) await sends.service(sender);
    return (performance.now() - begun) / count;
  },
  close: async (): Promise<void> => {
    const { db, sql, stop } = open();
    if (db.kind === "postgres") await sql.end();
    await stop();
  },
};
export type SendDriver = typeof driver;

serve(driver);
