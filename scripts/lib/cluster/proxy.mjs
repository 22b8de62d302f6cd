import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { aptInstall } from "../apt.mjs";
import { findProgram } from "../find-program.mjs";
import { root } from "../paths.mjs";
import { Part } from "./part.mjs";

/** The configuration of docker-compose.yml's proxy. */
const SHIPPED = join(root, "apps/server/docker/nginx.conf");

/**
 * The program of nginx, installed if need be.
 * @returns {Promise<{ program: string } | { missing: string }>}
 */
export async function obtainNginx() {
  const problem = findProgram("nginx") ? undefined : await aptInstall(["nginx"]);
  const program = findProgram("nginx");
  return program ? { program } : { missing: `no nginx: ${problem}` };
}

/**
 * The shipped configuration with other addresses and folders; all else is as it is shipped.
 * @param {string} shipped
 * @param {{ port: number, nodePorts: number[], folder: string }} where
 */
export function configureProxy(shipped, { port, nodePorts, folder }) {
  const [line = "", options = ""] = /^ *server server-1:3000(.*);$/m.exec(shipped) ?? [];
  const servers = nodePorts.map((node) => `    server 127.0.0.1:${node}${options};`).join("\n");
  const changed = shipped
    .replace(line, servers)
    .replace(/^ *server server-\d+:3000.*;\n/gm, "")
    .replace("listen 8080;", `listen 127.0.0.1:${port};`)
    .replaceAll("/tmp/", `${folder}/`)
    .replace("/dev/stderr", "stderr");
  // One process, so that a signal to it reaches all of it.
  return `daemon off;\nmaster_process off;\n${changed}`;
}

/**
 * nginx in front of the nodes.
 * @param {{ program: string, port: number, nodePorts: number[], folder: string }} options
 */
export function createProxy({ program, port, nodePorts, folder }) {
  const config = join(folder, "nginx.conf");
  writeFileSync(config, configureProxy(readFileSync(SHIPPED, "utf8"), { port, nodePorts, folder }));
  const url = `http://127.0.0.1:${port}`;
  return new Part({
    name: "nginx",
    url,
    command: program,
    args: ["-e", "stderr", "-p", folder, "-c", config],
    log: join(folder, "nginx.log"),
    isReady: () =>
      fetch(`${url}/nginx-health`).then(
        (response) => response.ok,
        () => false,
      ),
  });
}
