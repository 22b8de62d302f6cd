import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { reasonOf } from "@parley/api";
import { expect, onTestFinished, test } from "vitest";
import { attempt } from "../load/attempt.js";
import { undisturbedClient } from "./undisturbed-client.js";

/** A server that gives every call the same answer, and what it was asked. */
async function serve(status: number, answer: unknown) {
  const asked: IncomingMessage["headers"][] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers);
    request.resume().once("end", () => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify([answer]));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const doors = { url: `http://127.0.0.1:${port}`, publicUrl: "http://127.0.0.1:4711" };
  return { asked, server, client: undisturbedClient(doors, "secret", "acme") };
}

test("calls past the relay, under the address that the servers believe to have", async () => {
  const { asked, client } = await serve(200, { result: { data: { json: { items: [], nextCursor: null } } } });
  expect(await client.members.list.query()).toEqual({ items: [], nextCursor: null });
  expect(asked).toMatchObject([
    { host: "127.0.0.1:4711", authorization: "Bearer secret", "x-parley-workspace": "acme" },
  ]);
});

test("a refusal arrives with its reason, and a server that is gone as no answer", async () => {
  const error = { json: { message: "no", code: -32_004, data: { reason: "NOT_FOUND", code: "NOT_FOUND" } } };
  const { client, server } = await serve(404, { error });
  const refused = await client.groups.leave.mutate({ conversationId: crypto.randomUUID() }).catch(reasonOf);
  expect(refused).toBe("NOT_FOUND");
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(await attempt((signal) => client.members.list.query(undefined, { signal }), 1_000)).toMatchObject({
    outcome: "network",
  });
});
