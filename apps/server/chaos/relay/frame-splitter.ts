/** One WebSocket frame as it was on the wire, and the text in it; `null` for other frames. */
export interface SplitFrame {
  bytes: Buffer;
  text: string | null;
}

const TEXT = 0x81;

/** Cuts a server's byte stream into the answer to the upgrade and WebSocket frames (RFC 6455, 5.2: not masked). */
export class FrameSplitter {
  private rest = Buffer.alloc(0);
  private inFrames = false;

  /** What was complete of it; the beginning of what was not is kept. */
  take(bytes: Buffer): SplitFrame[] {
    this.rest = Buffer.concat([this.rest, bytes]);
    const parts: SplitFrame[] = [];
    if (!this.inFrames) {
      const end = this.rest.indexOf("\r\n\r\n");
      if (end < 0) return parts;
      parts.push({ bytes: this.cut(end + 4), text: null });
      this.inFrames = true;
    }
    for (let frame = this.next(); frame !== null; frame = this.next()) parts.push(frame);
    return parts;
  }

  private cut(length: number): Buffer {
    const head = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    return head;
  }

  private next(): SplitFrame | null {
    const [first, second] = this.rest;
    if (first === undefined || second === undefined) return null;
    const short = second & 0x7f;
    const header = short === 127 ? 10 : short === 126 ? 4 : 2;
    if (this.rest.length < header) return null;
    const length =
      short === 127 ? Number(this.rest.readBigUInt64BE(2)) : short === 126 ? this.rest.readUInt16BE(2) : short;
    if (this.rest.length < header + length) return null;
    const bytes = this.cut(header + length);
    return { bytes, text: first === TEXT ? bytes.subarray(header).toString() : null };
  }
}

/** A text frame of a server. */
export function textFrame(text: string): Buffer {
  const body = Buffer.from(text);
  const header = Buffer.alloc(body.length < 126 ? 2 : body.length < 65_536 ? 4 : 10);
  header[0] = TEXT;
  if (header.length === 2) header[1] = body.length;
  else if (header.length === 4) {
    header[1] = 126;
    header.writeUInt16BE(body.length, 2);
  } else {
    header[1] = 127;
    header.writeBigUInt64BE(BigInt(body.length), 2);
  }
  return Buffer.concat([header, body]);
}
