import { describe, expect, it } from "vitest";
import { clientAddress } from "./client-address.js";

function from(remoteAddress: string | undefined, forwarded?: string | string[]) {
  const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
  return { headers, socket: { remoteAddress } } as unknown as Parameters<typeof clientAddress>[0];
}

describe("clientAddress", () => {
  it("believes nobody without trusted proxies", () => {
    expect(clientAddress(from("10.0.0.1", "1.2.3.4"), 0)).toBe("10.0.0.1");
  });

  it("takes the entry the outermost trusted proxy wrote, and none the client made up before it", () => {
    expect(clientAddress(from("10.0.0.1", "6.6.6.6, 1.2.3.4"), 1)).toBe("1.2.3.4");
    expect(clientAddress(from("10.0.0.1", "6.6.6.6, 1.2.3.4, 10.0.0.2"), 2)).toBe("1.2.3.4");
    expect(clientAddress(from("10.0.0.1", ["6.6.6.6", "1.2.3.4"]), 1)).toBe("1.2.3.4");
  });

  it("falls back to what there is", () => {
    expect(clientAddress(from("10.0.0.1"), 1)).toBe("10.0.0.1");
    expect(clientAddress(from("10.0.0.1", " , "), 1)).toBe("10.0.0.1");
    expect(clientAddress(from("10.0.0.1", "1.2.3.4"), 3)).toBe("1.2.3.4");
    expect(clientAddress(from(undefined), 0)).toBe("unknown");
  });
});
