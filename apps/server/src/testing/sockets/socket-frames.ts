import { randomBytes } from "node:crypto";

export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** A WebSocket frame (RFC 6455, 5.2). */
export interface SocketFrame {
  opcode: number;
  payload: Buffer;
  fin: boolean;
}

/** A client's frame, masked as the standard asks unless told otherwise. */
export function encodeFrame(
  payload: string | Buffer,
  options: { opcode?: number; fin?: boolean; masked?: boolean } = {},
): Buffer {
  const { opcode = OPCODE.text, fin = true, masked = true } = options;
  const body = Buffer.from(payload);
  const length = body.length < 126 ? body.length : body.length < 65_536 ? 126 : 127;
  const extended = Buffer.alloc(length === 126 ? 2 : length === 127 ? 8 : 0);
  if (length === 126) extended.writeUInt16BE(body.length);
  if (length === 127) extended.writeBigUInt64BE(BigInt(body.length));
  const head = Buffer.concat([Buffer.from([(fin ? 0x80 : 0) | opcode, (masked ? 0x80 : 0) | length]), extended]);
  if (!masked) return Buffer.concat([head, body]);
  const mask = randomBytes(4);
  return Buffer.concat([head, mask, body.map((byte, index) => byte ^ (mask[index % 4] ?? 0))]);
}

/** The whole frames at the beginning of a server's bytes, and what is left of them. */
export function takeFrames(bytes: Buffer): { frames: SocketFrame[]; rest: Buffer } {
  const frames: SocketFrame[] = [];
  let offset = 0;
  for (;;) {
    const [first, short] = [bytes[offset], bytes[offset + 1]];
    if (first === undefined || short === undefined) break;
    const extended = short === 126 ? 2 : short === 127 ? 8 : 0;
    const start = offset + 2 + extended;
    if (bytes.length < start) break;
    const length =
      short === 126
        ? bytes.readUInt16BE(offset + 2)
        : short === 127
          ? Number(bytes.readBigUInt64BE(offset + 2))
          : short;
    if (bytes.length < start + length) break;
    frames.push({ opcode: first & 0x0f, fin: (first & 0x80) !== 0, payload: bytes.subarray(start, start + length) });
    offset = start + length;
  }
  return { frames, rest: bytes.subarray(offset) };
}
