import { readdirSync, readFileSync } from "node:fs";
import { appRouter } from "@parley/api/server";
import { expect, test } from "vitest";
import { listProcedures } from "../isolation/testing/procedures.js";

const FEATURES = new URL("../features/", import.meta.url);

/** The mutations that tests beside the features hand to `verifyAction`. */
function listVerified(): Set<string> {
  const files = readdirSync(FEATURES, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith("verify.pg.test.ts"),
  );
  const texts = files.map((path) => readFileSync(new URL(path, FEATURES), "utf8"));
  return new Set(
    texts.flatMap((text) => [...text.matchAll(/verifyAction\(\s*world,\s*"([\w.]+)"/g)].map(([, name = ""]) => name)),
  );
}

test("every mutation is proven by verifyAction, beside its feature", () => {
  const mutations = listProcedures(appRouter).filter(({ type }) => type === "mutation");
  const verified = listVerified();
  expect(mutations.map(({ name }) => name).filter((name) => !verified.has(name))).toEqual([]);
  expect(mutations.length).toBeGreaterThan(25);
});
