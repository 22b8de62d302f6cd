import superjson from "superjson";

/**
 * Outputs travel in superjson's envelope, inputs as plain JSON: decoding superjson from a stranger costs seconds for
 * 90 bytes and runs before authentication. Outputs hold nothing but JSON values (times are strings), so the server
 * writes the envelope without walking the value; any superjson client reads it.
 */
export const transformer = {
  input: {
    serialize: (value: unknown): unknown => value,
    deserialize: (value: unknown): unknown => value,
  },
  output: {
    serialize: (value: unknown): unknown => ({ json: value }),
    deserialize: (value: unknown): unknown => {
      const envelope = value as Parameters<typeof superjson.deserialize>[0];
      // superjson copies the whole value first; without notes on it there is nothing to restore
      return envelope.meta === undefined ? envelope.json : superjson.deserialize(envelope);
    },
  },
};
