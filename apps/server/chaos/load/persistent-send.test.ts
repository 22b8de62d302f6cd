import type { ParleyClient } from "@parley/api";
import { expect, test } from "vitest";
import type { SendAttempt } from "../checker/journal.js";
import { persistentSend } from "./persistent-send.js";

const DRAFT = { conversationId: "c", nonce: "n", text: "hello" };
const MESSAGE = { id: "m", seq: 4 };
type Answer = "ok" | { reason: string } | null;

/** A sender whose calls end as listed, one after the other. */
function senderOf(answers: Answer[]) {
  const inputs: unknown[] = [];
  const attempts: SendAttempt[] = [];
  const mutate = (input: unknown) => {
    inputs.push(input);
    const answer = answers.shift() ?? null;
    if (answer === "ok") return Promise.resolve({ message: MESSAGE });
    return Promise.reject(Object.assign(new Error("no"), answer === null ? {} : { data: answer }));
  };
  const client = { messages: { send: { mutate } } } as unknown as ParleyClient;
  const onAttempt = (one: SendAttempt) => void attempts.push(one);
  return { inputs, attempts, deps: { client, name: "ann", workspaceId: "w", onAttempt, random: () => 0 } };
}

test("sends again with the same nonce until it is acknowledged, and notes every attempt", async () => {
  const { deps, inputs, attempts } = senderOf([null, { reason: "OVERLOADED" }, "ok"]);
  expect(await persistentSend(deps, DRAFT, () => false)).toEqual(MESSAGE);
  expect(inputs).toEqual([DRAFT, DRAFT, DRAFT]);
  expect(attempts.map(({ outcome }) => outcome)).toEqual(["network", "OVERLOADED", "ok"]);
  expect(attempts[2]).toMatchObject({ client: "ann", nonce: "n", message: MESSAGE });
});

test("gives up what is refused for good, and when nobody wants it any more", async () => {
  expect(await persistentSend(senderOf([{ reason: "NOT_FOUND" }]).deps, DRAFT, () => false)).toBeNull();
  const { deps, attempts } = senderOf([null, "ok"]);
  expect(await persistentSend(deps, DRAFT, () => true)).toBeNull();
  expect(attempts).toHaveLength(1);
});
