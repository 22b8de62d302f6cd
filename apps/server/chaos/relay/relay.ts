import { connect, createServer, type Server, type Socket } from "node:net";
import type { Random } from "../random.js";

/** Changes the bytes on their way from the server to one client. */
export interface Meddler {
  /** What goes on of this, in this order. */
  pass(bytes: Buffer): Buffer[];
}

/** One client's connection through the relay. */
interface Link {
  client: Socket;
  server: Socket;
  /** Nothing goes through any more, and neither side is told. */
  swallowed: boolean;
}

/**
 * A TCP relay between clients and servers that can lose connections in the two ways networks do: with a reset, or without a
 * word. What it does not disturb it passes on as it is.
 */
export class Relay {
  private readonly links = new Set<Link>();
  private readonly server: Server;

  constructor(
    private readonly target: number,
    private readonly meddle: () => Meddler | null = () => null,
  ) {
    this.server = createServer({ noDelay: true }, (client) => this.accept(client));
  }

  /** Begins to listen on the loopback, on a free port unless one is given; gives the port. */
  listen(port = 0): Promise<number> {
    return new Promise((resolve) => {
      this.server.listen(port, "127.0.0.1", () => {
        const address = this.server.address();
        resolve(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
  }

  get size(): number {
    return this.links.size;
  }

  private accept(client: Socket): void {
    const server = connect({ port: this.target, host: "127.0.0.1", noDelay: true });
    const link: Link = { client, server, swallowed: false };
    const meddler = this.meddle();
    this.links.add(link);
    this.pump(link, client, server, (bytes) => [bytes]);
    this.pump(link, server, client, (bytes) => meddler?.pass(bytes) ?? [bytes]);
  }

  private pump(link: Link, from: Socket, to: Socket, change: (bytes: Buffer) => Buffer[]): void {
    from.on("data", (bytes) => {
      if (link.swallowed) return;
      for (const part of change(bytes))
        if (!to.write(part)) {
          from.pause();
          to.once("drain", () => from.resume());
        }
    });
    from.on("end", () => {
      if (!link.swallowed) to.end();
    });
    from.on("error", () => undefined);
    from.on("close", () => {
      // A side that gave up a swallowed connection takes the link along; the other must find out by itself.
      if (link.swallowed) return;
      this.links.delete(link);
      to.destroy();
    });
  }

  /** Resets some connections (a share between 0 and 1) on both sides; gives how many. */
  reset(random: Random, share: number): number {
    const chosen = this.choose(random, share);
    for (const link of chosen) this.tear(link);
    return chosen.length;
  }

  /** Lets some connections go dumb: whatever is sent into them vanishes. Gives how many. */
  swallow(random: Random, share: number): number {
    const chosen = this.choose(random, share);
    for (const link of chosen) link.swallowed = true;
    return chosen.length;
  }

  /** Resets what was swallowed: the network is back, and knows nothing of those connections. */
  tearSwallowed(): void {
    for (const link of [...this.links]) if (link.swallowed) this.tear(link);
  }

  private choose(random: Random, share: number): Link[] {
    const whole = [...this.links].filter(({ swallowed }) => !swallowed);
    return random.some(whole, Math.ceil(whole.length * share));
  }

  private tear(link: Link): void {
    this.links.delete(link);
    link.client.resetAndDestroy();
    link.server.resetAndDestroy();
  }

  async close(): Promise<void> {
    for (const link of [...this.links]) this.tear(link);
    await new Promise((resolve) => this.server.close(resolve));
  }
}
