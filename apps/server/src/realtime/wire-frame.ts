import type { EphemeralSignal } from "@parley/api/server";

const HEADER_LIMITS = { tiny: 126, small: 65_536 };

/**
 * A WebSocket text frame (RFC 6455, 5.2: unmasked, unfragmented) around `{"id":<rpc id>` and a tail that is the same
 * for every receiver. The tail is encoded once; the whole frame once per rpc id, and nearly all clients use the same.
 */
export class WireFrame {
  private readonly tail: Buffer;
  private lastId = -1;
  private lastFrame: Buffer | null = null;
  private others: Map<number, Buffer> | null = null;

  /** `tail` is the JSON text from behind the id on, for example `,"result":{…}}`. */
  constructor(tail: string) {
    this.tail = Buffer.from(tail);
  }

  /** About how many bytes it has, whoever it is for. */
  get size(): number {
    return this.tail.length;
  }

  /** The bytes for a subscription with this rpc id. Shared: never to be written into. */
  for(rpcId: number): Buffer {
    if (rpcId === this.lastId && this.lastFrame !== null) return this.lastFrame;
    const known = this.others?.get(rpcId);
    if (known !== undefined) return known;
    const frame = this.build(rpcId);
    if (this.lastId === -1) {
      this.lastId = rpcId;
      this.lastFrame = frame;
    } else {
      this.others ??= new Map();
      if (this.others.size < 64) this.others.set(rpcId, frame);
    }
    return frame;
  }

  private build(rpcId: number): Buffer {
    const { tail } = this;
    const head = `{"id":${rpcId}`;
    const length = head.length + tail.length;
    const headerLength = length < HEADER_LIMITS.tiny ? 2 : length < HEADER_LIMITS.small ? 4 : 10;
    // Not from the pool: a frame lives as long as its event is in the ring and would pin a whole slab.
    const frame = Buffer.allocUnsafeSlow(headerLength + length);
    frame[0] = 0x81;
    if (headerLength === 2) {
      frame[1] = length;
    } else if (headerLength === 4) {
      frame[1] = 126;
      frame.writeUInt16BE(length, 2);
    } else {
      frame[1] = 127;
      frame.writeBigUInt64BE(BigInt(length), 2);
    }
    frame.write(head, headerLength, "latin1");
    tail.copy(frame, headerLength + head.length);
    return frame;
  }
}

/** The frame of a tracked event: what `tracked(cursor, data)` looks like on the wire under the output transformer. */
export function trackedFrame(cursor: string, data: object): WireFrame {
  return new WireFrame(
    `,"result":{"type":"data","id":"${cursor}","data":{"json":{"id":"${cursor}","data":${JSON.stringify(data)}}}}}`,
  );
}

/** The frame of a signal that is never stored, and so carries no cursor. */
export function signalFrame(signal: EphemeralSignal): WireFrame {
  return new WireFrame(`,"result":{"type":"data","data":{"json":${JSON.stringify(signal)}}}}`);
}
