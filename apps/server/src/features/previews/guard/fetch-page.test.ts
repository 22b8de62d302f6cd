import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fetchPage, type PageRules } from "./fetch-page.js";
import { webRules } from "./web-rules.js";

let server: Server;
let port: number;
let seen: IncomingMessage[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
/** What names stand for; asked anew each time. */
let names: Record<string, string[]>;

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ({ port } = server.address() as AddressInfo);
});
beforeEach(() => {
  seen = [];
  names = { "open.test": ["127.0.0.1"] };
  answer = (_request, response) => page(response, "<title>Hello</title>");
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function page(response: ServerResponse, body: string, headers: Record<string, string> = {}): void {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers }).end(body);
}

/** Only the server of this test stands for the open internet, under the name of `open.test`. */
const rules = (more: Partial<PageRules> = {}): PageRules => ({
  resolve: (name) => Promise.resolve(names[name] ?? []),
  isAllowedAddress: (address) => address === "127.0.0.1",
  isAllowedPort: (asked) => asked === port,
  timeoutMs: 2_000,
  maxBytes: 1_000,
  ...more,
});
const fetchFrom = (path: string, more?: Partial<PageRules>, signal = new AbortController().signal) =>
  fetchPage(`http://open.test:${port}${path}`, rules(more), signal);
const refusedAs = (message: string) => expect.objectContaining({ name: "PageRefused", message }) as Error;

describe("a page", () => {
  it("is fetched under its own name, without cookies, referrer or compression", async () => {
    const { url, body } = await fetchFrom("/a?b=c");
    expect([url, body.toString()]).toEqual([`http://open.test:${port}/a?b=c`, "<title>Hello</title>"]);
    expect(seen[0]?.headers).toMatchObject({ host: `open.test:${port}`, "accept-encoding": "identity" });
    for (const header of ["cookie", "authorization", "referer"]) expect(seen[0]?.headers[header]).toBeUndefined();
  });

  it("is read up to its limit, however long it goes on", async () => {
    answer = (_request, response) => {
      response.writeHead(200, { "content-type": "text/html" });
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(4_096)));
        response.once("drain", more);
      };
      more();
    };
    expect((await fetchFrom("/")).body.length).toBe(1_000);
  });

  it("that takes too long is given up, and so is one when the server stops", async () => {
    answer = (_request, response) => response.writeHead(200, { "content-type": "text/html" }).flushHeaders();
    await expect(fetchFrom("/", { timeoutMs: 50 })).rejects.toThrow("aborted");
    await expect(fetchFrom("/", {}, AbortSignal.abort())).rejects.toThrow("aborted");
  });

  it.each([
    ["an image", { "content-type": "image/png" }],
    ["nothing said of it", { "content-type": "" }],
    ["compressed", { "content-encoding": "gzip" }],
  ])("is none with %s", async (_what, headers) => {
    answer = (_request, response) => page(response, "<title>Hello</title>", headers);
    await expect(fetchFrom("/")).rejects.toEqual(refusedAs("It is no page."));
  });

  it("is none when it is not there", async () => {
    answer = (_request, response) => void response.writeHead(404, { "content-type": "text/html" }).end("gone");
    await expect(fetchFrom("/")).rejects.toEqual(refusedAs("It is no page."));
  });
});

describe("the way to a page", () => {
  const redirectTo = (locations: string[]) => {
    answer = (_request, response) => {
      const location = locations[seen.length - 1];
      if (location === undefined) page(response, "<title>There</title>");
      else response.writeHead(302, { location }).end();
    };
  };

  it("may lead on three times", async () => {
    redirectTo(["/one", "/two", "/three"]);
    expect((await fetchFrom("/")).url).toBe(`http://open.test:${port}/three`);
    seen = [];
    redirectTo(["/one", "/two", "/three", "/four"]);
    await expect(fetchFrom("/")).rejects.toEqual(refusedAs("It leads on too often."));
  });

  it("may not lead on to where it may not begin", async () => {
    names["inside.test"] = ["10.0.0.1"];
    for (const location of ["http://inside.test/", "http://169.254.169.254/latest", "http://[::1]/"]) {
      seen = [];
      redirectTo([location]);
      await expect(fetchFrom("/", { isAllowedPort: () => true })).rejects.toEqual(
        refusedAs("It is not on the open internet."),
      );
      expect(seen).toHaveLength(1);
    }
    seen = [];
    redirectTo(["file:///etc/passwd"]);
    await expect(fetchFrom("/")).rejects.toEqual(refusedAs("It is not on the web."));
  });

  it("is made to the address that was looked at, though the name stands for another one a moment later", async () => {
    let asked = 0;
    const resolve = () => {
      asked += 1;
      return Promise.resolve(asked === 1 ? ["127.0.0.1"] : ["10.0.0.1"]);
    };
    expect((await fetchFrom("/", { resolve })).body.toString()).toContain("Hello");
    expect(asked).toBe(1);
  });

  it("is closed when one of the addresses of a name is", async () => {
    names["open.test"] = ["127.0.0.1", "10.0.0.1"];
    await expect(fetchFrom("/")).rejects.toEqual(refusedAs("It is not on the open internet."));
    names["open.test"] = [];
    await expect(fetchFrom("/")).rejects.toEqual(refusedAs("It is not on the open internet."));
    expect(seen).toEqual([]);
  });

  it.each([
    "http://127.0.0.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://0/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[fd00:ec2::254]/",
    "http://169.254.169.254/latest/meta-data",
    "http://10.0.0.1/",
    "http://localhost/",
  ])("of the web does not lead to %s", async (link) => {
    const asked = fetchPage(link, webRules, new AbortController().signal);
    await expect(asked).rejects.toEqual(refusedAs("It is not on the open internet."));
  });

  it.each(["http://93.184.216.34:8080/", "https://93.184.216.34:22/", "ftp://93.184.216.34/"])(
    "of the web is not %s",
    async (link) => {
      const asked = fetchPage(link, webRules, new AbortController().signal);
      await expect(asked).rejects.toEqual(refusedAs("It is not on the web."));
    },
  );
});
