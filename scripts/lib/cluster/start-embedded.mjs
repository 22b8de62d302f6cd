import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../free-port.mjs";
import { createNode } from "./start-cluster.mjs";

/**
 * One server node as built with an embedded database in a temporary folder, which is not started yet.
 * @param {Record<string, string>} [env] joins the environment of the node
 */
export async function prepareEmbedded(env = {}) {
  const folder = mkdtempSync(join(tmpdir(), "parley-embedded-"));
  const dataDir = join(folder, "data");
  const port = await freePort();
  const node = createNode(1, port, folder, { PUBLIC_URL: `http://127.0.0.1:${port}`, DATA_DIR: dataDir, ...env });
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.once("exit", remove);
  const stop = async () => {
    await node.stop();
    remove();
    process.off("exit", remove);
  };
  return { folder, dataDir, node, stop };
}
