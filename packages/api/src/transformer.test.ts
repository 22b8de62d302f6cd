import superjson from "superjson";
import { expect, test } from "vitest";
import { aBootstrap } from "./testing/factories.js";
import { transformer } from "./transformer.js";

const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test("what the server writes any superjson client reads", () => {
  const written = transformer.output.serialize(aBootstrap());
  expect(superjson.deserialize(overTheWire(written) as Parameters<typeof superjson.deserialize>[0])).toEqual(
    aBootstrap(),
  );
});

test("what superjson writes our client reads, dates and undefined included", () => {
  const value = { at: new Date(0), missing: undefined, tags: new Set(["a"]) };
  expect(transformer.output.deserialize(overTheWire(superjson.serialize(value)))).toEqual(value);
});

test("input is plain JSON both ways: an envelope is nothing but data", () => {
  const hostile = { json: {}, meta: { values: { a: ["Date"] } } };
  expect(transformer.input.deserialize(hostile)).toBe(hostile);
  expect(transformer.input.serialize(hostile)).toBe(hostile);
});
