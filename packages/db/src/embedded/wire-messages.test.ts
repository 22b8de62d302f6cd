import { describe, expect, it } from "vitest";
import {
  fatalError,
  findFatalError,
  findFirstValue,
  isTerminate,
  simpleQuery,
  transactionStatus,
  welcome,
} from "./wire-messages.js";

const ready = (status: string) => Buffer.concat([Buffer.from([0x5a, 0, 0, 0, 5]), Buffer.from(status)]);
const row = (value: string | null) => {
  const body = Buffer.from(value ?? "");
  const head = Buffer.alloc(11);
  head.write("D");
  head.writeInt32BE(10 + body.length, 1);
  head.writeInt16BE(1, 5);
  head.writeInt32BE(value === null ? -1 : body.length, 7);
  return Buffer.concat([head, body]);
};

describe("wire messages", () => {
  it("frames a query as type, length, text, zero", () => {
    expect([...simpleQuery("ab")]).toEqual([0x51, 0, 0, 0, 7, 0x61, 0x62, 0]);
  });

  it("welcomes with authentication, settings and readiness", () => {
    const message = welcome({ server_version: "18.0" });
    expect(message.toString("latin1")).toContain("server_version\0" + "18.0\0");
    expect(message[0]).toBe("R".charCodeAt(0));
    expect(transactionStatus(message)).toBe("idle");
  });

  it.each([
    ["I", "idle"],
    ["T", "in transaction"],
    ["E", "failed"],
  ])("reads the status %s behind any answer", (letter, expected) => {
    expect(transactionStatus(Buffer.concat([row("x"), ready(letter)]))).toBe(expected);
  });

  it("knows that a query is not finished without a status", () => {
    expect(transactionStatus(row("x"))).toBeUndefined();
    expect(transactionStatus(Buffer.alloc(0))).toBeUndefined();
  });

  it("reads the first value of an answer that lies anywhere in a buffer", () => {
    const answer = Buffer.concat([Buffer.from("??"), row("2000"), row("other"), ready("I")]);
    expect(findFirstValue(answer.subarray(2))).toBe("2000");
    expect(findFirstValue(row(null))).toBeUndefined();
    expect(findFirstValue(ready("I"))).toBeUndefined();
  });

  it("tells errors that end a session from others", () => {
    const error = fatalError("53100", "no space left");
    expect(findFatalError(Buffer.concat([row("x"), error]))).toEqual({ sqlState: "53100", sentence: "no space left" });
    const ordinary = Buffer.from(error.toString("latin1").replaceAll("FATAL", "ERROR"), "latin1");
    expect(findFatalError(ordinary)).toBeUndefined();
  });

  it("recognises the goodbye", () => {
    expect(isTerminate(Buffer.from([0x58, 0, 0, 0, 4]))).toBe(true);
    expect(isTerminate(simpleQuery("x"))).toBe(false);
  });
});
