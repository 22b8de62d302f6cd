import { expect, test } from "vitest";
import { Checkout } from "../testing/checkout.mjs";

const SERVER = "console.log(JSON.stringify([process.env.DATA_DIR, ...process.argv.slice(2)]));";

test.each([
  ["a data folder of its own", {}, "./.data-demo"],
  ["a data folder of its own where the variable is empty", { DATA_DIR: "" }, "./.data-demo"],
  ["the data folder it is told", { DATA_DIR: "./elsewhere" }, "./elsewhere"],
])("the demo is the server told to be one, on %s", async (_, env, folder) => {
  const checkout = new Checkout({ "apps/server/dist/main.js": SERVER }).stamp();
  const { code, output } = await checkout.run("demo", ["--more"], env);
  expect(JSON.parse(output)).toEqual([folder, "--demo", "--more"]);
  expect(code).toBe(0);
});
