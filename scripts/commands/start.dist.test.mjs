import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { freePort } from "../lib/free-port.mjs";
import { root } from "../lib/paths.mjs";
import { until } from "../lib/until.mjs";
import { Checkout } from "../testing/checkout.mjs";

/** `npm start` in a folder of its own, with the server that was built here. */
const startable = () =>
  new Checkout({
    "apps/server/dist/main.js": `await import(${JSON.stringify(pathToFileURL(join(root, "apps/server/dist/main.js")).href)});`,
  }).stamp();

/** Something that takes a port and never says a word. */
async function silentPort() {
  const server = createServer(() => undefined);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

/** @param {string} output */
const lastLine = (output) => output.trimEnd().split("\n").at(-1);

test("a port that is taken is named, with what to do", async () => {
  const port = await silentPort();
  const { code, output } = await startable().run("start", [], { PORT: String(port), LOG_LEVEL: "error" });
  expect(lastLine(output)).toBe(`The port ${port} is taken by another program; choose one with PORT=…`);
  expect(code).toBe(1);
});

test("a data folder that another Parley uses is named; the first one goes on", async () => {
  const checkout = startable();
  const first = checkout.start("start", [], { PORT: String(await freePort()), LOG_LEVEL: "error" });
  await until("the first is ready", async () => first.output().includes("Parley is ready at "));
  const second = await checkout.run("start", [], { PORT: String(await freePort()), LOG_LEVEL: "error" });
  expect(lastLine(second.output)).toMatch(/^The data folder .* is in use by another Parley \(process \d+\)\. Stop it,/);
  expect(second.code).toBe(1);
  expect(first.child.exitCode).toBeNull();
  first.child.kill("SIGTERM");
  expect(await once(first.child, "close")).toEqual([0, null]);
});

test("a database that does not answer is said to be that, without its password", async () => {
  const url = `postgres://parley:secret@127.0.0.1:${await silentPort()}/parley`;
  const { code, output } = await startable().run("start", [], { DATABASE_URL: url, PORT: String(await freePort()) });
  expect(lastLine(output)).toMatch(/database/i);
  expect(output).not.toContain("secret");
  expect(code).toBe(1);
});

test("a wrong value in the environment is named", async () => {
  const { code, output } = await startable().run("start", [], { PORT: "nowhere" });
  expect(lastLine(output)).toContain("PORT");
  expect(code).toBe(1);
});
