import { describe, expect, it } from "vitest";
import { OriginPolicy } from "./origin-policy.js";

const local = new OriginPolicy({
  publicUrl: "http://localhost:3000",
  allowedOrigins: [],
  host: "127.0.0.1",
  port: 3000,
});
const publicly = new OriginPolicy({
  publicUrl: "https://chat.example.com",
  allowedOrigins: ["https://crm.example.com"],
  host: "0.0.0.0",
  port: 3000,
});

describe("OriginPolicy", () => {
  it("takes every loopback name at its port while it listens on loopback", () => {
    for (const origin of ["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"])
      expect(local.judge(origin)).toBe("own");
    expect(local.judge("http://localhost:3001")).toBe("foreign");
    expect(local.judge("https://localhost:3000")).toBe("foreign");
  });

  it("takes only PUBLIC_URL and the allowed when it listens to the world", () => {
    expect(publicly.judge("https://chat.example.com")).toBe("own");
    expect(publicly.judge("https://crm.example.com")).toBe("allowed");
    expect(publicly.judge("http://localhost:3000")).toBe("foreign");
    expect(publicly.judge("https://chat.example.com.evil.example")).toBe("foreign");
    expect(publicly.judge("null")).toBe("foreign");
  });

  it("tells a missing origin from a foreign one", () => {
    expect(publicly.judge(undefined)).toBe("absent");
    expect(publicly.judge("")).toBe("foreign");
  });

  it("knows its own hosts, whatever their case, and no others", () => {
    expect(publicly.isOwnHost("CHAT.example.com")).toBe(true);
    expect(publicly.isOwnHost("localhost:3000")).toBe(false);
    expect(local.isOwnHost("[::1]:3000")).toBe(true);
    for (const host of [undefined, "", "[", "localhost", "localhost:3000.evil.example"])
      expect(local.isOwnHost(host)).toBe(false);
  });

  it("learns the port the system chose", () => {
    const policy = new OriginPolicy({
      publicUrl: "http://localhost:0",
      allowedOrigins: [],
      host: "127.0.0.1",
      port: 0,
    });
    policy.setPort(41_234);
    expect(policy.judge("http://127.0.0.1:41234")).toBe("own");
    expect(policy.isOwnHost("localhost:41234")).toBe(true);
  });
});
