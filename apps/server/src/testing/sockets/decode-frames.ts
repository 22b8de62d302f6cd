/** The text messages in a run of unmasked WebSocket frames (RFC 6455, 5.2), as a client would read them. */
export function decodeFrames(bytes: Buffer): string[] {
  const messages: string[] = [];
  for (let offset = 0; offset < bytes.length; ) {
    if (bytes[offset] !== 0x81) throw new Error(`no unfragmented text frame at ${offset}`);
    const short = bytes[offset + 1] ?? 0;
    const [length, start] =
      short < 126
        ? [short, offset + 2]
        : short === 126
          ? [bytes.readUInt16BE(offset + 2), offset + 4]
          : [Number(bytes.readBigUInt64BE(offset + 2)), offset + 10];
    messages.push(bytes.toString("utf8", start, start + length));
    offset = start + length;
  }
  return messages;
}
