/** Where a request comes from, as far as its Origin tells. */
export type OriginVerdict = "own" | "allowed" | "absent" | "foreign";

export interface OriginPolicyOptions {
  publicUrl: string;
  /** Other web apps that may call with a token. */
  allowedOrigins: readonly string[];
  host: string;
  port: number;
}

const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1", "[::1]"]);

/** Says which origins and hosts are ours: PUBLIC_URL, ALLOWED_ORIGINS, and loopback names at PORT while HOST is loopback. */
export class OriginPolicy {
  private readonly allowed: ReadonlySet<string>;
  private own: ReadonlySet<string> = new Set();
  private hosts: ReadonlySet<string> = new Set();

  constructor(private readonly options: OriginPolicyOptions) {
    this.allowed = new Set(options.allowedOrigins);
    this.setPort(options.port);
  }

  /** The port listened on, when the system chose it. */
  setPort(port: number): void {
    const publicUrl = new URL(this.options.publicUrl);
    const loopback = LOOPBACK.has(this.options.host)
      ? ["localhost", "127.0.0.1", "[::1]"].map((name) => `${name}:${port}`)
      : [];
    this.own = new Set([publicUrl.origin, ...loopback.map((host) => `http://${host}`)]);
    this.hosts = new Set([publicUrl.host, ...loopback]);
  }

  judge(origin: string | undefined): OriginVerdict {
    if (origin === undefined) return "absent";
    if (this.own.has(origin)) return "own";
    return this.allowed.has(origin) ? "allowed" : "foreign";
  }

  /** Whether the Host header names this installation; anything else may be a rebinding attack. */
  isOwnHost(host: string | undefined): boolean {
    return host !== undefined && this.hosts.has(host.toLowerCase());
  }
}
