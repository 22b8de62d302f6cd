import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createParleyClient } from "@parley/api";
import type { Bench } from "../../../scripts/bench-contract.js";
import { startServer } from "./harness/parley-server.js";
import { median } from "./harness/statistics.js";

const STARTS = 5;
const MESSAGES = 2_000;
const MIB = 1024 * 1024;

/** Fills a fresh embedded database through the product's own door: one owner, one group, many messages. */
async function fill(url: string): Promise<void> {
  const anonymous = createParleyClient({ url });
  const { token } = await anonymous.auth.signUp.mutate({
    workspaceName: "Bench",
    name: "Owner",
    email: `${randomUUID()}@bench.test`,
    password: randomUUID(),
    issue: "token",
  });
  const owner = createParleyClient({ url, token });
  const { conversation } = await owner.groups.create.mutate({ name: "Bench", visibility: "private" });
  for (let sent = 0; sent < MESSAGES; sent += 10)
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        owner.messages.send.mutate({
          conversationId: conversation.id,
          nonce: randomUUID(),
          text: `Message ${sent + index} `.repeat(8),
        }),
      ),
    );
}

/** How soon the server serves again on existing embedded data, and how much memory it then holds. */
export const benches: Bench[] = [
  {
    name: "start.warm",
    run: async ({ root, log }) => {
      const dataDir = await mkdtemp(join(tmpdir(), "parley-bench-"));
      try {
        const first = await startServer(root, { DATA_DIR: dataDir });
        log(`fresh data: ready after ${Math.round(first.readyMs)} ms; writing ${MESSAGES} messages`);
        await fill(first.url);
        await first.stop();
        const seconds: number[] = [];
        const resident: number[] = [];
        for (let start = 0; start < STARTS; start += 1) {
          const server = await startServer(root, { DATA_DIR: dataDir });
          seconds.push(server.readyMs / 1_000);
          resident.push(server.residentBytes() / MIB);
          await server.stop();
        }
        return [
          { name: "start.warm", value: median(seconds), unit: "s", n: STARTS, goal: { of: "value", atMost: 2 } },
          {
            name: "memory.embedded",
            value: median(resident),
            unit: "MiB resident",
            n: STARTS,
            goal: { of: "value", atMost: 450 },
          },
        ];
      } finally {
        await rm(dataDir, { recursive: true, force: true });
      }
    },
  },
];
