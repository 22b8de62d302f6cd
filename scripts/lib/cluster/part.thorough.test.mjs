import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryTree } from "../../testing/temporary-tree.mjs";
import { freePort } from "../free-port.mjs";
import { until } from "../until.mjs";
import { Part } from "./part.mjs";

/** A server that answers everything with its process id. */
const SERVER = `
  const port = Number(process.argv[1]);
  require("node:http").createServer((_, response) => response.end(String(process.pid))).listen(port, "127.0.0.1");
`;

/** @param {string} program */
async function createPart(program = SERVER) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const ask = () =>
    fetch(url, { signal: AbortSignal.timeout(300) }).then(
      (response) => response.text(),
      () => undefined,
    );
  const part = new Part({
    name: "answerer",
    url,
    command: process.execPath,
    args: ["-e", program, String(port)],
    log: join(temporaryTree({}), "part.log"),
    isReady: async () => (await ask()) !== undefined,
  });
  return { part, ask };
}

test("a part is there once it is ready, and again at the same address after it was killed or stopped", async () => {
  const { part, ask } = await createPart();
  await part.start();
  const first = await ask();
  await part.kill();
  expect([part.isRunning, await ask()]).toEqual([false, undefined]);
  await part.start();
  const second = await ask();
  expect(second).not.toBe(first);
  await part.stop();
  expect([part.isRunning, await ask()]).toEqual([false, undefined]);
});

test("a frozen part is there and answers nothing; thawed it is the same as before", async () => {
  const { part, ask } = await createPart();
  await part.start();
  const before = await ask();
  part.freeze();
  await until("it is silent", async () => (await ask()) === undefined);
  expect(part.isRunning).toBe(true);
  part.thaw();
  await until("it answers again", async () => (await ask()) === before);
  part.freeze();
  await part.stop();
  expect(part.isRunning).toBe(false);
});

test("a part that ends instead of starting is shown with what it wrote", async () => {
  const { part } = await createPart("console.error('no such luck'); process.exit(3)");
  await expect(part.start()).rejects.toThrow(/answerer did not start:\s+no such luck/);
});
