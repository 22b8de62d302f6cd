import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { SlowReaderWatch } from "./slow-reader-watch.js";

interface Node {
  url: string;
  /** What it shows; `null` while it is down. */
  figure: number | null;
}

async function startNode(figure: number): Promise<Node> {
  const node: Node = { url: "", figure };
  const server = createServer((_request, response) => {
    if (node.figure === null) response.destroy();
    else
      response.end(
        `# TYPE parley_slow_sockets_closed_total counter\nparley_slow_sockets_closed_total ${node.figure}\nother 7\n`,
      );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  node.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return node;
}

let nodes: [Node, Node];
let watch: SlowReaderWatch;
beforeEach(async () => {
  nodes = [await startNode(5), await startNode(0)];
  watch = await SlowReaderWatch.begin(nodes);
});

test("what was closed before it began does not count, what any node closes afterwards does", async () => {
  expect(await watch.count()).toBe(0);
  nodes[0].figure = 6;
  nodes[1].figure = 2;
  expect([await watch.count(), await watch.count()]).toEqual([3, 3]);
});

test("a node that is down counts for nothing, and one that started anew from 0 on", async () => {
  nodes[0].figure = null;
  expect(await watch.count()).toBe(0);
  nodes[0].figure = 1;
  expect(await watch.count()).toBe(1);
});
