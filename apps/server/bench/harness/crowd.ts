import { BareSocket } from "./bare-socket.js";
import { PROTOCOLS, type Protocol, type ProtocolName, type Seat } from "./protocols.js";
import { sleep } from "./sleep.js";

export interface CrowdOptions {
  protocol: ProtocolName;
  port: number;
  seats: Seat[];
  /** Connections that are being made at a time. */
  atOnce: number;
}

/** What was received by one moment, on the clock all processes of a machine share. */
export interface Mark {
  atMs: number;
  bytes: number;
  /** Of the one socket that looks for frames. */
  sampleBytes: number;
  sampleFrames: number;
  /** Processor time of the generator so far, in seconds. */
  cpuSeconds: number;
}

/**
 * While counting, sockets are read this often, in milliseconds: well before their buffers in the kernel are full, but so
 * seldom that writing to them does not wake the generator each time. On a network, receivers cost the server nothing either.
 */
const READ_EVERY_MS = 50;
/** As the product's client: a quiet connection gives a sign of life this often, in milliseconds. */
const SIGN_OF_LIFE_EVERY_MS = 15_000;
const ADDRESSES = 8;
/** Where a frame of ours carries its rpc id, and that of the stream nobody looks at. */
const RPC_ID_AT = '{"id":'.length;
const EPHEMERAL_ID = "2".charCodeAt(0);

interface Member {
  seat: Seat;
  socket: BareSocket;
  /** Seq of the last event that was looked at. */
  lastSeq: number;
}

/** Many connections of one kind to one server. */
export class Crowd {
  private readonly protocol: Protocol;
  private members: Member[] = [];
  private reader: NodeJS.Timeout | null = null;
  private signs: NodeJS.Timeout | null = null;
  /** Connections that ended without having been asked to. */
  lost = 0;
  private leaving = false;

  constructor(private readonly options: CrowdOptions) {
    this.protocol = PROTOCOLS[options.protocol];
  }

  get size(): number {
    return this.members.length;
  }

  /** Opens all connections and waits until each is subscribed. */
  async open(): Promise<void> {
    const { seats, atOnce } = this.options;
    this.leaving = false;
    const waiting = seats.map((seat, index) => ({ seat, index }));
    const worker = async () => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
        this.members.push(await this.join(next.seat, next.index));
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, seats.length) }, worker));
    this.startSigns();
  }

  private join(seat: Seat, index: number): Promise<Member> {
    return new Promise((resolve, reject) => {
      const { protocol } = this;
      let open = seat.ephemeral === true ? 2 : 1;
      const member: Member = {
        seat,
        lastSeq: 0,
        socket: new BareSocket({
          port: this.options.port,
          path: protocol.path,
          from: `127.0.0.${2 + (index % ADDRESSES)}`,
          onOpen: () => {
            for (const text of protocol.greeting(seat)) member.socket.send(text);
          },
          onText: (text) => {
            if (open > 0 && protocol.isReady(text)) {
              open -= 1;
              if (open === 0) resolve(member);
              return;
            }
            const answer = protocol.answer(text);
            if (answer !== undefined) member.socket.send(answer);
            else note(member, text);
          },
          ignores: (data, start) => open === 0 && data[start + RPC_ID_AT] === EPHEMERAL_ID,
          onClose: () => {
            if (!this.leaving) this.lost += 1;
            reject(new Error("a connection was closed before it was subscribed"));
          },
        }),
      };
    });
  }

  private startSigns(): void {
    const { signOfLife } = this.protocol;
    if (signOfLife === null) return;
    // Spread over the whole time, in slices: clients do not beat together.
    const slices = 150;
    let slice = 0;
    this.signs = setInterval(() => {
      slice = (slice + 1) % slices;
      for (let index = slice; index < this.members.length; index += slices)
        this.members[index]?.socket.send(signOfLife);
    }, SIGN_OF_LIFE_EVERY_MS / slices);
  }

  private stopSigns(): void {
    if (this.signs !== null) clearInterval(this.signs);
    this.signs = null;
  }

  /** Stops looking at what comes; counts it. No sign of life meanwhile: their answers would be counted as well. */
  count(): void {
    this.stopSigns();
    for (const [index, { socket }] of this.members.entries()) socket.count(index === 0);
    this.reader = setInterval(() => {
      for (const { socket } of this.members) socket.readOnce();
    }, READ_EVERY_MS);
  }

  mark(): Mark {
    const { user, system } = process.cpuUsage();
    const sample = this.members[0]?.socket;
    return {
      atMs: performance.timeOrigin + performance.now(),
      bytes: this.members.reduce((sum, { socket }) => sum + socket.bytes, 0),
      sampleBytes: sample?.bytes ?? 0,
      sampleFrames: sample?.frames ?? 0,
      cpuSeconds: (user + system) / 1e6,
    };
  }

  look(): void {
    if (this.reader !== null) clearInterval(this.reader);
    this.reader = null;
    for (const { socket } of this.members) socket.look();
    this.startSigns();
  }

  /** How many have looked at the event with this seq, or a later one. */
  reached(seq: number): number {
    return this.members.filter(({ lastSeq }) => lastSeq >= seq).length;
  }

  /** Tears all connections down at once. */
  drop(): void {
    this.leaving = true;
    if (this.reader !== null) clearInterval(this.reader);
    this.stopSigns();
    for (const { socket } of this.members) socket.destroy();
    this.members = [];
  }

  /**
   * Comes back after a random wait each, tries again after a longer one where that fails, as the product's client does,
   * and waits until all are subscribed again. Gives how long that took, in milliseconds, and how often somebody had to try again.
   */
  async comeBack(spreadMs: number): Promise<{ tookMs: number; retries: number }> {
    const begun = performance.now();
    this.leaving = false;
    let retries = 0;
    const back = this.options.seats.map(async (seat, index) => {
      for (let failures = 0; ; failures += 1) {
        const spread = spreadMs * 2 ** failures;
        await sleep(failures === 0 ? Math.random() * spread : spread * (0.5 + Math.random() / 2));
        const member = await this.join(seat, index).catch(() => null);
        if (member !== null) return member;
        retries += 1;
      }
    });
    this.members = await Promise.all(back);
    this.lost = 0;
    this.startSigns();
    return { tookMs: performance.now() - begun, retries };
  }
}

function note(member: Member, text: string): void {
  const cursor = /"type":"data","id":"(\d+)\.\d+"/.exec(text)?.[1];
  if (cursor === undefined) return;
  member.lastSeq = Number(cursor);
  member.seat.cursor = /"id":"(\d+\.\d+)"/.exec(text)?.[1] ?? member.seat.cursor;
}
