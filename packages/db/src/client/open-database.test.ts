import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { DatabaseError, DatabaseUnreachableError, DataFolderUnusableError } from "../errors/database-errors.js";
import { openDatabase } from "./open-database.js";

const PASSWORD = "s3cret-word";

async function failure(options: Parameters<typeof openDatabase>[0]): Promise<DatabaseError> {
  const error = await openDatabase(options).catch((thrown: unknown) => thrown);
  if (!(error instanceof DatabaseError)) throw new Error(`Expected a DatabaseError, not ${String(error)}`);
  expect(JSON.stringify([error.message, error.stack, String(error.cause)])).not.toContain(PASSWORD);
  return error;
}

describe("openDatabase with an address where no database answers", () => {
  let server: Server | undefined;
  const sockets = new Set<Socket>();
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
    server = undefined;
  });

  async function listen(onConnection: (socket: Socket) => void): Promise<number> {
    const listening = createServer((socket) => {
      sockets.add(socket.on("error", () => {}));
      onConnection(socket);
    });
    server = listening;
    await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
    const address = listening.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    return address.port;
  }
  const open = (port: number) =>
    failure({ url: `postgres://parley:${PASSWORD}@127.0.0.1:${port}/parley`, connectTimeoutMs: 300 });

  it("names host and port of one that refuses", async () => {
    const port = await listen(() => {});
    await new Promise((resolve) => server?.close(resolve));
    server = undefined;
    const error = await open(port);
    expect(error).toBeInstanceOf(DatabaseUnreachableError);
    expect(error.message).toContain(`127.0.0.1:${port} (the connection was refused)`);
  });

  it("gives up on one that takes the connection and stays silent", async () => {
    const port = await listen(() => {});
    expect((await open(port)).message).toContain(`127.0.0.1:${port} (no answer within 0.3 seconds)`);
  });

  it("gives up on one that hangs up at once, without hammering it", async () => {
    let attempts = 0;
    const port = await listen((socket) => {
      attempts += 1;
      socket.end();
    });
    expect((await open(port)).message).toContain(`127.0.0.1:${port} (the connection was closed at once)`);
    expect(attempts).toBeLessThan(10);
  });

  it("names every host of several", async () => {
    const port = await listen((socket) => socket.resetAndDestroy());
    const url = `postgres://parley:${PASSWORD}@127.0.0.1:${port},127.0.0.1:${port}/parley`;
    const error = await failure({ url, connectTimeoutMs: 300 });
    expect(error.message).toContain(`127.0.0.1:${port}, 127.0.0.1:${port}`);
  });

  it("gives up on something that is no database", async () => {
    const port = await listen((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    expect(await open(port)).toBeInstanceOf(DatabaseUnreachableError);
  });

  it.each([`mysql://root:${PASSWORD}@db/x`, "db.example.com", `postgres://a:${PASSWORD}@:x:/`, ""])(
    "explains what an address looks like instead of %j",
    async (url) => {
      expect((await failure({ url })).message).toContain("postgres://user:password@host:5432/name");
    },
  );
});

describe("openDatabase with a data folder that cannot be used", () => {
  it.each([
    ["a file", "file"],
    ["inside a file", "file/data"],
  ])("says so when it is %s", async (_, name) => {
    const parent = await mkdtemp(join(tmpdir(), "parley-folder-"));
    await writeFile(join(parent, "file"), "text");
    const dataDir = join(parent, name);
    const error = await failure({ dataDir });
    expect(error).toBeInstanceOf(DataFolderUnusableError);
    expect(error.message).toContain(dataDir);
    await rm(parent, { recursive: true });
  });

  it("needs an address or a folder", async () => {
    expect((await failure({})).message).toContain("Neither");
  });
});
