import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareDataDir } from "@parley/db/testing";
import { afterEach, beforeEach } from "vitest";
import { ChildServer } from "./child-server.js";

/** Servers in processes of their own, on one data folder. */
export interface FolderServers {
  readonly dataDir: string;
  /** Begins to start one, see `ChildServer.spawn`. */
  start(environment?: Record<string, string>, options?: readonly string[]): ChildServer;
}

/** For each test of the file a data folder of its own, with an empty database in it; afterwards its servers are killed, and the folder goes. */
export function createFolderServers(): FolderServers {
  let dataDir = "";
  const servers: ChildServer[] = [];
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "parley-folder-"));
    await prepareDataDir(dataDir);
  });
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.end("SIGKILL")));
    await rm(dataDir, { recursive: true, force: true });
  });
  return {
    get dataDir() {
      return dataDir;
    },
    start(environment = {}, options = []) {
      const fixed = { PORT: "0", DATA_DIR: dataDir, LOG_LEVEL: "error" };
      const server = ChildServer.spawn({ ...fixed, ...environment }, options);
      servers.push(server);
      return server;
    },
  };
}
