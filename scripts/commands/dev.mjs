import { once } from "node:events";
import { join } from "node:path";
import { bin, root } from "../lib/paths.mjs";
import { install } from "../lib/prepare.mjs";
import { start, stop } from "../lib/run.mjs";

const WEB_PORT = 5173;

/** `npm run dev`: server and web app from their sources, each restarting or reloading on a change. */
export async function main() {
  await install();
  const port = process.env.PORT ?? "3000";
  // The browser talks to Vite, which passes calls on: so the web app's address is the server's public one.
  const env = {
    ...process.env,
    PORT: port,
    PUBLIC_URL: `http://localhost:${WEB_PORT}`,
    PARLEY_SERVER: `http://127.0.0.1:${port}`,
  };
  const server = ["watch", "--conditions=source", "--clear-screen=false", "apps/server/src/main.ts"];
  const web = ["--port", String(WEB_PORT), "--strictPort", "--clearScreen", "false"];
  const children = [
    start(bin("tsx"), server, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] }),
    start(join(root, "apps/web/node_modules/.bin/vite"), web, {
      cwd: join(root, "apps/web"),
      env,
      stdio: ["ignore", "inherit", "inherit"],
    }),
  ];
  console.log(`Web app: http://localhost:${WEB_PORT}, server: http://localhost:${port}; Ctrl+C stops both.`);
  const ends = children.map((child) => once(child, "close"));
  const [code] = /** @type {[number | null]} */ (await Promise.race(ends));
  await Promise.all(children.map((child) => stop(child)));
  process.exitCode = code ?? 1;
}
