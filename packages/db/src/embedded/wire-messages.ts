// The few messages of the Postgres wire protocol that the embedded database's virtual connections say themselves.

function message(type: string, ...parts: Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const header = Buffer.alloc(5);
  header.write(type);
  header.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([header, body]);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

const text = (...strings: string[]) => Buffer.from(strings.map((string) => `${string}\0`).join(""));

/** What a server says to a client that connects: welcome, its settings, ready. */
export function welcome(settings: Record<string, string>): Buffer {
  return Buffer.concat([
    message("R", int32(0)),
    ...Object.entries(settings).map(([name, value]) => message("S", text(name, value))),
    message("K", int32(1), int32(1)),
    message("Z", Buffer.from("I")),
  ]);
}

/** A query in the simple protocol. */
export function simpleQuery(sql: string): Buffer {
  return message("Q", text(sql));
}

/** An error after which the server closes the connection. */
export function fatalError(sqlState: string, sentence: string): Buffer {
  return message("E", text("SFATAL", "VFATAL", `C${sqlState}`, `M${sentence}`), Buffer.from([0]));
}

/** True when a chunk from the client says goodbye. */
export function isTerminate(chunk: Uint8Array): boolean {
  return chunk[0] === 0x58; // X
}

/** Where a session stands after an answer: outside a transaction, in one, in a failed one. */
export type TransactionStatus = "idle" | "in transaction" | "failed";

const STATUSES: Record<string, TransactionStatus> = { I: "idle", T: "in transaction", E: "failed" };

/** The state an answer ends with, or undefined when the server still expects messages of the same query. */
export function transactionStatus(answer: Uint8Array): TransactionStatus | undefined {
  const at = answer.length - 6;
  if (at < 0 || answer[at] !== 0x5a || answer[at + 4] !== 5) return undefined; // Z, length 5
  return STATUSES[String.fromCharCode(answer[at + 5] ?? 0)];
}

/** The bodies of an answer's messages of one type. */
function* bodies(answer: Uint8Array, type: string): Generator<Buffer> {
  const bytes = Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength);
  for (let at = 0; at + 5 <= bytes.length; at += 1 + bytes.readInt32BE(at + 1)) {
    if (bytes[at] === type.charCodeAt(0)) yield bytes.subarray(at + 5, at + 1 + bytes.readInt32BE(at + 1));
  }
}

/** The first column of the first row in the answer to a simple query, as text. */
export function findFirstValue(answer: Uint8Array): string | undefined {
  for (const row of bodies(answer, "D")) {
    const length = row.readInt32BE(2);
    return length < 0 ? undefined : row.toString("utf8", 6, 6 + length);
  }
  return undefined;
}

/** An error that ended the session, if the answer holds one. */
export function findFatalError(answer: Uint8Array): { sqlState: string; sentence: string } | undefined {
  for (const error of bodies(answer, "E")) {
    const fields = error.toString("utf8").split("\0");
    const field = (letter: string) => fields.find((text) => text.startsWith(letter))?.slice(1) ?? "";
    if (["FATAL", "PANIC"].includes(field("V"))) return { sqlState: field("C"), sentence: field("M") };
  }
  return undefined;
}
