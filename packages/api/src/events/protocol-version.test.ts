import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { z } from "zod";
import { REASONS } from "../errors.js";
import { inputOf, listProcedures } from "../testing/procedures.js";
import { EphemeralSignal } from "./ephemeral-signal.js";
import { PROTOCOL_HISTORY, PROTOCOL_VERSION } from "./protocol-version.js";
import { ServerEvent } from "./server-event.js";

/** Everything that travels, as JSON Schema, in a fixed order. */
function wire(): Record<string, unknown> {
  const procedures = listProcedures().map((procedure) => {
    const { path, type, output } = procedure;
    const input = z.toJSONSchema(inputOf(procedure), { io: "input" });
    const answer = output instanceof z.ZodType ? z.toJSONSchema(output, { io: "output" }) : "a stream";
    return [path, { type, input, output: answer }];
  });
  return {
    ...(Object.fromEntries(procedures) as Record<string, unknown>),
    events: z.toJSONSchema(ServerEvent),
    signals: z.toJSONSchema(EphemeralSignal),
    reasons: REASONS,
  };
}

const hashOf = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);

test("whoever changes the wire raises its version", () => {
  const present = hashOf(wire());
  const last = PROTOCOL_HISTORY.at(-1);
  const version = last?.version ?? 0;
  expect(
    last?.schemas,
    `What travels between clients and servers has changed since version ${version}. Add to PROTOCOL_HISTORY (events/` +
      `protocol-version.ts) version ${version + 1} with a sentence on what changed and schemas "${present}". Old clients ` +
      "stay in use for weeks: new fields are optional for them, nothing they send or read may vanish.",
  ).toBe(present);
});

test("versions rise by one and each says what it changed", () => {
  expect(PROTOCOL_HISTORY.map(({ version }) => version)).toEqual(PROTOCOL_HISTORY.map((_, index) => index + 1));
  for (const { change } of PROTOCOL_HISTORY) expect(change.length).toBeGreaterThan(10);
  expect(PROTOCOL_VERSION).toBe(PROTOCOL_HISTORY.length);
});

test("every field counts: one more, one less or one of another kind gives another hash", () => {
  const before = z.object({ id: z.string(), count: z.number() });
  const hashes = [
    before,
    before.extend({ extra: z.string().optional() }),
    before.omit({ count: true }),
    before.extend({ count: z.string() }),
    before.extend({ count: z.number().max(5) }),
    before.partial(),
  ].map((schema) => hashOf(z.toJSONSchema(schema)));
  expect(new Set(hashes).size).toBe(hashes.length);
});
