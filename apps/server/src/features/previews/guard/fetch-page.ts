import type { IncomingMessage } from "node:http";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { withinTime } from "../../../within-time.js";
import { type AddressRules, chooseAddress, hostOf, PageRefused, portOf } from "./choose-address.js";

const MOST_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const PAGES = new Set(["text/html", "application/xhtml+xml"]);

/** What a page is fetched with; tests bring a resolver and rules of their own. */
export interface PageRules extends AddressRules {
  /** For everything together, redirects too, in milliseconds. */
  timeoutMs: number;
  /** Bytes read of a page; the rest is left. */
  maxBytes: number;
}

/** A page, or its beginning. */
export interface Page {
  /** Where it was in the end. */
  url: string;
  contentType: string;
  body: Buffer;
}

/**
 * Fetches a page that a stranger named, without being led to where strangers must not go. Each address of the name is looked
 * at before, and the connection is made to the very one that was: a name that resolves otherwise a moment later changes nothing.
 * So is each redirect, of which there are three at most. No cookies, no credentials, no compression.
 * @throws PageRefused for all that is against the rules or is no page; other errors where the network failed.
 */
export async function fetchPage(link: string, rules: PageRules, stopping: AbortSignal): Promise<Page> {
  return withinTime(rules.timeoutMs, stopping, (signal) => follow(link, rules, signal));
}

async function follow(link: string, rules: PageRules, signal: AbortSignal): Promise<Page> {
  let url = new URL(link);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const response = await open(url, await chooseAddress(url, rules), signal);
    const { statusCode = 0, headers } = response;
    if (REDIRECTS.has(statusCode) && headers.location !== undefined) {
      response.destroy();
      if (!URL.canParse(headers.location, url.href)) throw new PageRefused("It leads to no address.");
      url = new URL(headers.location, url);
      continue;
    }
    return await read(url, response, rules.maxBytes);
  }
  throw new PageRefused("It leads on too often.");
}

function open(url: URL, address: string, signal: AbortSignal): Promise<IncomingMessage> {
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    request({
      host: address,
      ...hostOf(url),
      port: portOf(url),
      path: `${url.pathname}${url.search}`,
      headers: {
        host: url.host,
        accept: "text/html,application/xhtml+xml",
        "accept-encoding": "identity",
        "user-agent": "Parley link preview",
      },
      agent: false,
      maxHeaderSize: 16_384,
      signal,
    })
      .on("response", resolve)
      .on("error", reject)
      .end();
  });
}

/** Reads as much as is allowed. Throws PageRefused for what is no page. */
async function read(url: URL, response: IncomingMessage, maxBytes: number): Promise<Page> {
  const contentType = response.headers["content-type"] ?? "";
  const kind = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  const isEncoded = (response.headers["content-encoding"] ?? "identity") !== "identity";
  if (response.statusCode !== 200 || !PAGES.has(kind) || isEncoded) {
    response.destroy();
    throw new PageRefused("It is no page.");
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    // Leaving the loop closes the connection.
    if (size >= maxBytes) break;
  }
  return { url: url.href, contentType, body: Buffer.concat(chunks).subarray(0, maxBytes) };
}
