import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { mayReadMetrics } from "./metrics-access.js";

const TOKEN = "0123456789abcdef";

function may(remoteAddress: string, headers: IncomingMessage["headers"], token?: string): boolean {
  const socket = { remoteAddress } as IncomingMessage["socket"];
  return mayReadMetrics({ headers: { host: "localhost:3000", ...headers }, socket }, token);
}

describe("without a token", () => {
  it.each(["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])("programs on this machine may: %s", (address) => {
    expect(may(address, {})).toBe(true);
  });

  it.each(["10.0.0.7", "172.17.0.1", "192.168.1.2", "203.0.113.5", "::ffff:10.0.0.7", "fd00::1", ""])(
    "nobody else may, from near or far: %s",
    (address) => {
      expect(may(address, {})).toBe(false);
    },
  );

  it.each([
    { "x-forwarded-for": "127.0.0.1" },
    { "x-forwarded-host": "localhost" },
    { forwarded: "for=127.0.0.1" },
    { "x-real-ip": "127.0.0.1" },
    { via: "1.1 proxy" },
  ])("what came through a proxy may not: %j", (headers) => {
    expect(may("127.0.0.1", headers)).toBe(false);
  });

  it.each(["evil.example", "chat.example.com:3000", "localhost.evil.example", "127.0.0.1.evil.example", "[", ""])(
    "nor what names another host: %s",
    (host) => {
      expect(may("127.0.0.1", { host })).toBe(false);
    },
  );

  it.each(["localhost", "127.0.0.1:3000", "[::1]:3000"])("by any name of this machine: %s", (host) => {
    expect(may("127.0.0.1", { host })).toBe(true);
  });
});

describe("with a token", () => {
  it("whoever shows it may, from wherever and by any name", () => {
    const headers = { authorization: `Bearer ${TOKEN}`, host: "server-1:3000", "x-forwarded-for": "203.0.113.5" };
    expect(may("10.0.0.7", headers, TOKEN)).toBe(true);
  });

  it.each([undefined, "", "Bearer", "Bearer ", `Bearer ${TOKEN}x`, `Basic ${TOKEN}`, TOKEN])(
    "nobody else may, not even on this machine: %s",
    (authorization) => {
      expect(may("127.0.0.1", { authorization }, TOKEN)).toBe(false);
    },
  );
});
