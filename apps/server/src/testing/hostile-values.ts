import type { Random } from "./model/random.js";

/** JSON nested so deep that a recursive reader would run out of stack. */
export function deepJson(levels: number): string {
  return `${"[".repeat(levels)}${"]".repeat(levels)}`;
}

/** Values that no field should choke on, whatever it is for. */
export const HOSTILE_VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 1,
  "",
  " ",
  "\0",
  "a\0b",
  "\ud800",
  "\udc00\ud800",
  "\u202e\u2066",
  "x".repeat(20_000),
  "'; drop table messages; --",
  "%00",
  "../../etc/passwd",
  "{}",
  "__proto__",
  "constructor",
  "00000000-0000-0000-0000-000000000000",
  "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
  "not-a-uuid",
  "9999-12-31T23:59:59.999Z",
  "-271821-04-20T00:00:00.000Z",
  [],
  [null],
  [[[[]]]],
  Array.from({ length: 500 }, () => "x"),
  {},
  { length: 1e9 },
  { toString: "x", valueOf: 1 },
  JSON.parse('{"then":"y"}'),
  JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}'),
];

/** Something JSON can say, more hostile than useful. */
export function randomJson(random: Random, depth = 3): unknown {
  if (depth === 0 || random.next() < 0.4) return random.pick(HOSTILE_VALUES);
  const size = random.int(4);
  if (random.next() < 0.5) return Array.from({ length: size }, () => randomJson(random, depth - 1));
  const names = ["path", "input", "id", "cursor", "lastEventId", "json", "meta", "__proto__", "0", ""];
  const entries = Array.from({ length: size }, () => [random.pick(names), randomJson(random, depth - 1)] as const);
  return Object.fromEntries(entries);
}

export function randomBytes(random: Random, most: number): Buffer {
  return Buffer.from(Array.from({ length: 1 + random.int(most) }, () => random.int(256)));
}

/** Cursors of lists that are none: no base64, no JSON, of another shape, of another list. */
export const HOSTILE_CURSORS: readonly string[] = [
  "x",
  "=",
  "🦊",
  "\0",
  "\ud800",
  "a".repeat(200),
  ...["", "null", "[]", "{}", "[null,null]", "[1,2]", '["x","y"]', '[["x"],{}]', deepJson(40), '{"__proto__":[]}'].map(
    (json) => Buffer.from(json).toString("base64url"),
  ),
  ...[
    ["2026-01-01T00:00:00.000Z", "00000000-0000-4000-8000-000000000000"],
    ["9".repeat(40), "00000000-0000-4000-8000-000000000000"],
    [Number.MAX_SAFE_INTEGER + 2, "00000000-0000-4000-8000-000000000000"],
    [-1, "00000000-0000-4000-8000-000000000000"],
    ["a\0b", "00000000-0000-4000-8000-000000000000"],
    ["\ud800", "00000000-0000-4000-8000-000000000000"],
    ["00000000-0000-4000-8000-000000000000"],
    ["x", "y", "z"],
  ].map((place) => Buffer.from(JSON.stringify(place)).toString("base64url")),
];
