import { describe, expect, it } from "vitest";
import { readSessionCookie } from "../../auth/cookies.js";
import { createSecretToken } from "../../auth/secret-token.js";
import { OriginPolicy } from "../origin-policy.js";
import { readUpgrade } from "./upgrade.js";

const OWN = "http://localhost:3000";
const token = createSecretToken();
const rules = {
  origins: new OriginPolicy({
    publicUrl: OWN,
    allowedOrigins: ["https://crm.example.com"],
    host: "127.0.0.1",
    port: 3000,
  }),
  readCookie: (header: string | undefined) => readSessionCookie(header, false),
};

function judge(url: string | undefined, headers: Record<string, string>) {
  return readUpgrade({ url, headers: { host: "localhost:3000", ...headers } }, rules);
}

const cookie = `parley_session=${token}`;

describe("readUpgrade", () => {
  it("lets a browser of our own in with its cookie", () => {
    expect(judge("/live?connectionParams=1", { origin: OWN, cookie })).toEqual({
      ok: true,
      cookie: token,
      expectsParams: true,
    });
  });

  it("lets a program without Origin in, to show a token", () => {
    expect(judge("/live?connectionParams=1", {})).toEqual({ ok: true, cookie: null, expectsParams: true });
  });

  it("does not look at the cookie of another web app that may call with a token", () => {
    expect(judge("/live?connectionParams=1", { origin: "https://crm.example.com", cookie })).toMatchObject({
      ok: true,
      cookie: null,
    });
  });

  it.each([
    ["a foreign origin", "/live", { origin: "https://evil.example" }, 403],
    ["a cookie without an origin", "/live", { cookie }, 403],
    ["a host that is none", "/live", { host: "[" }, 400],
    ["somebody else's host", "/live", { host: "evil.example" }, 400],
    ["a path of two slashes", "//", {}, 400],
    ["a target that is no path", "http://localhost:3000/live", {}, 400],
    ["no target", undefined, {}, 400],
    ["another path", "/lively", {}, 404],
    ["a path below", "/live/x", {}, 404],
  ])("refuses %s", (_name, url, headers, status) => {
    expect(judge(url, headers)).toEqual({ ok: false, status });
  });

  it("survives every byte there is in path and host", () => {
    for (let code = 0; code < 256; code += 1) {
      const char = String.fromCharCode(code);
      for (const url of [char, `/${char}`, `/live${char}`, `/live?${char}`, `/%${char}`])
        expect(judge(url, { host: char })).toMatchObject({ ok: false });
    }
  });
});
