import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  type ECDH,
  hkdfSync,
  randomBytes,
  randomUUID,
  verify,
} from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { PushPayload, type PushSubscribeInput } from "@parley/api";
import type { PushRules } from "../features/push/index.js";

/** What arrived for one device. */
export interface PushArrival {
  headers: IncomingHttpHeaders;
  /** As the device reads it. */
  payload: PushPayload;
  /** The bytes that travelled. */
  body: Buffer;
}

/** A browser that takes messages from the stand-in, and alone can read them. */
export interface PushBrowser {
  subscription: PushSubscribeInput;
  arrivals: PushArrival[];
}

/**
 * Stands in for the push services of browsers: takes messages as RFC 8030 says, refuses those that are not signed with the key the
 * installation shows (RFC 8292), and decrypts them with the device's own key (RFC 8291), as a browser does.
 */
export class PushService {
  private readonly server: Server;
  private readonly browsers = new Map<string, PushBrowser & { ecdh: ECDH; auth: Buffer }>();
  /** Where it listens. */
  port = 0;
  /** Requests so far, whatever became of them. */
  requests = 0;
  /** The status to answer with; `hang` for none at all. Tests change it. */
  answer: (path: string) => number | "hang" = () => 201;
  /** The installation's public key, as browsers subscribe with it. */
  applicationServerKey = "";

  constructor() {
    this.server = createServer((request, response) => {
      this.requests += 1;
      const path = request.url ?? "";
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const status = this.answer(path);
        if (status === "hang") return;
        const taken = status === 201 ? this.take(path, request.headers, Buffer.concat(chunks)) : status;
        response.writeHead(taken).end();
      });
    });
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    ({ port: this.port } = this.server.address() as AddressInfo);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Lets nothing through but to this service, which stands on this machine under the name `push.test`. */
  rules(over: Partial<PushRules> = {}): PushRules {
    return {
      resolve: (name) => Promise.resolve(name === "push.test" ? ["127.0.0.1"] : []),
      isAllowedAddress: (address) => address === "127.0.0.1",
      isAllowedPort: (port) => port === this.port,
      protocol: "http:",
      timeoutMs: 2_000,
      ...over,
    };
  }

  /** Another device. */
  subscribe(): PushBrowser {
    const ecdh = createECDH("prime256v1");
    ecdh.generateKeys();
    const auth = randomBytes(16);
    const path = `/send/${randomUUID()}`;
    const browser = {
      ecdh,
      auth,
      subscription: {
        endpoint: `http://push.test:${this.port}${path}`,
        keys: { p256dh: ecdh.getPublicKey("base64url"), auth: auth.toString("base64url") },
      },
      arrivals: [],
    };
    this.browsers.set(path, browser);
    return browser;
  }

  private take(path: string, headers: IncomingHttpHeaders, body: Buffer): number {
    const browser = this.browsers.get(path);
    if (browser === undefined) return 404;
    if (!this.isSigned(headers.authorization ?? "")) return 403;
    if (headers["content-encoding"] !== "aes128gcm" || Number(headers.ttl) <= 0) return 400;
    // RFC 8030, 7.2: no more must be taken.
    if (body.length > 4_096) return 413;
    const payload = PushPayload.parse(JSON.parse(decrypt(browser.ecdh, browser.auth, body)));
    browser.arrivals.push({ headers, payload, body });
    return 201;
  }

  private isSigned(authorization: string): boolean {
    const { token, key } = /^vapid t=(?<token>[\w.-]+), ?k=(?<key>[\w-]+)$/.exec(authorization)?.groups ?? {};
    if (token === undefined || key !== this.applicationServerKey) return false;
    const [head = "", claims = "", signature = ""] = token.split(".");
    const { aud, exp, sub } = JSON.parse(Buffer.from(claims, "base64url").toString()) as Record<string, unknown>;
    const isForUs = aud === `http://push.test:${this.port}` && Number(exp) * 1_000 > Date.now();
    const point = Buffer.from(key, "base64url");
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString("base64url"));
    const publicKey = createPublicKey({ key: { kty: "EC", crv: "P-256", x: x ?? "", y: y ?? "" }, format: "jwk" });
    const sign = { key: publicKey, dsaEncoding: "ieee-p1363" as const };
    const isOurs = verify("sha256", Buffer.from(`${head}.${claims}`), sign, Buffer.from(signature, "base64url"));
    return isForUs && isOurs && /^(mailto:|https:)/.test(String(sub));
  }
}

/** RFC 8291 and RFC 8188, with one record. */
function decrypt(ecdh: ECDH, auth: Buffer, body: Buffer): string {
  const salt = body.subarray(0, 16);
  const keyLength = body.readUInt8(20);
  const sender = body.subarray(21, 21 + keyLength);
  const sealed = body.subarray(21 + keyLength);
  const derive = (secret: Buffer, by: Buffer, info: string | Buffer, length: number) =>
    Buffer.from(hkdfSync("sha256", secret, by, info, length));
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), ecdh.getPublicKey(), sender]);
  const secret = derive(ecdh.computeSecret(sender), auth, info, 32);
  const key = derive(secret, salt, "Content-Encoding: aes128gcm\0", 16);
  const nonce = derive(secret, salt, "Content-Encoding: nonce\0", 12);
  const decipher = createDecipheriv("aes-128-gcm", key, nonce);
  decipher.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return padded.subarray(0, padded.lastIndexOf(2)).toString("utf8");
}
