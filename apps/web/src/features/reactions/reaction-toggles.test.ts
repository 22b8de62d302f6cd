import type { Reactions } from "@parley/api";
import { describe, expect, test } from "vitest";
import { createClientState } from "../../sync/state/create-client-state.js";
import { createWorkspaceStore } from "../../sync/workspace-store";
import { createBootstrap, createMessage, GROUP } from "../../testing/factories";
import { createFakeServer, type Handlers } from "../../testing/fake-server";
import { refusal } from "../../testing/outbox-world";
import { createReactionToggles, withPending } from "./reaction-toggles";

const thumbs = { emoji: "👍", count: 2, mine: false, sinceSeq: 4 };
const message = createMessage({ seq: 3, reactions: [thumbs], reactionsRev: 4 });
const answer = (reactions: Reactions["reactions"], reactionsRev: number) => ({
  conversationId: GROUP,
  messageId: message.id,
  reactions,
  reactionsRev,
});
const added = answer([{ ...thumbs, count: 3, mine: true }], 11);
const removed = answer([thumbs], 12);

function open(handlers: Handlers) {
  const server = createFakeServer(handlers);
  const store = createWorkspaceStore(() => undefined);
  const timeline = { items: [message], hasOlder: false, hasNewer: false, stale: false, window: 1 };
  store.replace({ ...createClientState(createBootstrap()), timelines: { [GROUP]: timeline } });
  const toggles = createReactionToggles({ client: server.client, store });
  const stored = () => store.get().timelines[GROUP]?.items[0];
  const shown = () => {
    const now = stored();
    return now && withPending(now, toggles.getPending().get(message.id));
  };
  return { server, toggles, stored, shown };
}

describe("one's own reaction", () => {
  test("shows at once, and stays as the server has stored it", async () => {
    const { toggles, stored, shown } = open({ "reactions.add": () => added });
    const saving = toggles.set(message.id, "👍", true);
    expect(shown()).toEqual([{ ...thumbs, count: 3, mine: true }]);
    expect(stored()).toBe(message);
    await saving;
    expect(stored()).toMatchObject({ reactions: added.reactions, reactionsRev: 11 });
    expect(toggles.getPending().size).toBe(0);
  });

  test("with an emoji nobody used yet stands last", () => {
    const { toggles, shown } = open({ "reactions.add": () => new Promise(() => undefined) });
    void toggles.set(message.id, "🎉", true);
    expect(shown()?.map(({ emoji, count, mine }) => [emoji, count, mine])).toEqual([
      ["👍", 2, false],
      ["🎉", 1, true],
    ]);
  });

  test("that is refused goes back to what it was, and says why", async () => {
    const { toggles, shown } = open({
      "reactions.add": () => {
        throw refusal("TOO_MANY_REACTIONS");
      },
    });
    await expect(toggles.set(message.id, "👍", true)).rejects.toMatchObject({ data: { reason: "TOO_MANY_REACTIONS" } });
    expect(shown()).toEqual([thumbs]);
    expect(toggles.getPending().size).toBe(0);
  });

  test("without a connection goes back too", async () => {
    const { server, toggles, shown } = open({});
    server.setOffline(true);
    await expect(toggles.set(message.id, "👍", true)).rejects.toThrow("Failed to fetch");
    expect(shown()).toEqual([thumbs]);
  });

  test("changed again before it was stored: the last word counts", async () => {
    const { server, toggles, shown, stored } = open({
      "reactions.add": () => added,
      "reactions.remove": () => removed,
    });
    const saving = toggles.set(message.id, "👍", true);
    await toggles.set(message.id, "👍", false);
    expect(shown()).toEqual([thumbs]);
    await saving;
    expect(server.calls.map(({ path }) => path)).toEqual(["reactions.add", "reactions.remove"]);
    expect(stored()?.reactions).toEqual([thumbs]);
  });

  test("changed twice before it was stored is sent once", async () => {
    const { server, toggles, stored } = open({ "reactions.add": () => added });
    const saving = toggles.set(message.id, "👍", true);
    await toggles.set(message.id, "👍", false);
    await toggles.set(message.id, "👍", true);
    await saving;
    expect(server.calls).toHaveLength(1);
    expect(stored()?.reactions).toEqual(added.reactions);
  });

  test("tells who watches each change, and no more once they have gone", async () => {
    const { toggles } = open({ "reactions.add": () => added });
    let told = 0;
    const stop = toggles.subscribe(() => {
      told += 1;
    });
    await toggles.set(message.id, "👍", true);
    expect(told).toBe(2);
    stop();
    await toggles.set(message.id, "👍", true);
    expect(told).toBe(2);
  });
});

test("what is so already changes nothing", () => {
  expect(withPending(message, new Map([["👍", false]]))).toBe(message.reactions);
  expect(withPending(message, undefined)).toBe(message.reactions);
});
