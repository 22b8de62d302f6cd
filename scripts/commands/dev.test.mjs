import { once } from "node:events";
import { expect, test } from "vitest";
import { until } from "../lib/until.mjs";
import { Checkout } from "../testing/checkout.mjs";

/** A program that says how it was started and goes on until it is told to stop. */
const lasting = (/** @type {string} */ name) =>
  `echo "${name} in $PWD with $* port $PORT public $PUBLIC_URL behind $PARLEY_SERVER"; trap 'echo "${name} stops"; exit 0' TERM; while :; do sleep 0.02; done`;

test("server and web app run side by side, and end together", async () => {
  const checkout = new Checkout()
    .program("node_modules/.bin/tsx", lasting("tsx"))
    .program("apps/web/node_modules/.bin/vite", lasting("vite"))
    .stamp();
  const { child, output } = checkout.start("dev", [], { PORT: "3999" });
  await until("both have started", () => Promise.resolve(/tsx in/.test(output()) && /vite in/.test(output())));
  expect(output()).toContain(`tsx in ${checkout.path} with watch --conditions=source`);
  expect(output()).toContain(`vite in ${checkout.path}/apps/web with --port 5173`);
  expect(output().match(/port 3999 public http:\/\/localhost:5173 behind http:\/\/127\.0\.0\.1:3999/g)).toHaveLength(2);
  child.kill("SIGTERM");
  expect(await once(child, "close")).toEqual([143, null]);
  expect(output()).toMatch(/tsx stops/);
  expect(output()).toMatch(/vite stops/);
});

test("when one of them ends by itself, so does the other, with the same exit code", async () => {
  const checkout = new Checkout()
    .program("node_modules/.bin/tsx", lasting("tsx"))
    .program("apps/web/node_modules/.bin/vite", 'echo "Port 5173 is already in use"; exit 3')
    .stamp();
  const { code, output } = await checkout.run("dev");
  expect(code).toBe(3);
  expect(output).toContain("Port 5173 is already in use");
});
