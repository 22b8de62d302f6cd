// @vitest-environment happy-dom
import { LIMITS, type MemberPresence } from "@parley/api";
import { act, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createBootstrap, createDirect, idOf, TIM } from "../../testing/factories";
import { renderWorkspace } from "../../testing/render-workspace";
import { ConversationHead } from "../conversations/conversation-head";
import { PersonStatus } from "./person-status";
import { useIdleSignal } from "./use-idle-signal";

const presence = (more: Partial<MemberPresence> = {}): MemberPresence => ({
  memberId: TIM,
  status: "online",
  lastSeenAt: null,
  text: null,
  emoji: null,
  until: null,
  ...more,
});

function IdleProbe() {
  useIdleSignal();
  return null;
}

describe("a device nobody touches [F5.5]", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("is told idle after five minutes, again on a new connection, and in use with the next touch", async () => {
    const { server, signal } = renderWorkspace(<IdleProbe />, { handlers: { "presence.signal": () => ({}) } });
    // What is drawn after a wait calls the server in the next one.
    const pass = async (ms: number) => {
      for (const wait of [ms, 1, 1]) await act(() => vi.advanceTimersByTimeAsync(wait));
    };
    const told = () => server.inputsOf("presence.signal");
    signal({ type: "ready", connectionId: idOf(1) });
    await pass(LIMITS.idleMs - 10);
    expect(told()).toEqual([]);
    await pass(51);
    expect(told()).toEqual([{ connectionId: idOf(1), idle: true }]);
    signal({ type: "ready", connectionId: idOf(2) });
    await pass(50);
    expect(told().at(-1)).toEqual({ connectionId: idOf(2), idle: true });
    act(() => void window.dispatchEvent(new Event("keydown")));
    await pass(50);
    expect(told().at(-1)).toEqual({ connectionId: idOf(2), idle: false });
    expect(told()).toHaveLength(3);
  });
});

describe("the head of a direct conversation [F5.5]", () => {
  const DIRECT = createDirect(TIM);
  const open = (answer: MemberPresence) =>
    renderWorkspace(<ConversationHead conversation={DIRECT} />, {
      bootstrap: createBootstrap({ conversations: [DIRECT] }),
      handlers: { "presence.get": () => ({ presences: [answer], own: null }) },
    });

  test("asks for somebody the stream does not name, and tells when they were last here and what they say", async () => {
    const lastSeenAt = new Date(Date.now() - 2 * 3_600_000).toISOString();
    const { server, signal } = open(presence({ status: "offline", lastSeenAt, text: "On holiday", emoji: "🏖️" }));
    signal({ type: "ready", connectionId: idOf(1) });
    expect(await screen.findByText("Last seen 2 hours ago")).toBeDefined();
    expect(screen.getByText("🏖️ On holiday")).toBeDefined();
    expect(server.inputsOf("presence.get")).toEqual([{ memberIds: [TIM] }]);
  });

  test("tells until when somebody is not to be disturbed", async () => {
    const { signal } = open(presence());
    signal({ type: "ready", connectionId: idOf(1) });
    const until = new Date(Date.now() + 3_600_000).toISOString();
    signal({ type: "presence", ...presence({ status: "dnd", until }) });
    expect(await screen.findByText("Do not disturb")).toBeDefined();
    expect(screen.getByText(/^until \d/)).toBeDefined();
  });
});

test("a status stands behind a name and follows its person", async () => {
  const { signal } = renderWorkspace(<PersonStatus memberId={TIM} />);
  expect(screen.queryByRole("img")).toBeNull();
  signal({ type: "presence", ...presence({ text: "At a viewing", emoji: "🏠" }) });
  expect(await screen.findByRole("img", { name: "🏠 At a viewing" })).toBeDefined();
  signal({ type: "presence", ...presence() });
  await waitFor(() => expect(screen.queryByRole("img")).toBeNull());
});
