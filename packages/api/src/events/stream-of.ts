/**
 * Output parser of a subscription: hands the stream on as it is. What flows in it is checked where it is made, once
 * for all receivers, since a check per receiver and event would cost more than the delivery itself.
 */
export function streamOf<Item>() {
  return (stream: unknown): AsyncIterable<Item> => {
    if (typeof stream !== "object" || stream === null || !(Symbol.asyncIterator in stream))
      throw new TypeError("A subscription must give a stream.");
    return stream as AsyncIterable<Item>;
  };
}
