// @vitest-environment happy-dom
import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { createHeld, refuse } from "../../testing/answers";
import { createBootstrap, createConversation, GROUP } from "../../testing/factories";
import { type RenderOptions, renderWorkspace } from "../../testing/render-workspace";
import { useTypingSignal } from "./use-typing-signal";

function Probe() {
  const write = useTypingSignal({ conversationId: GROUP });
  return <input aria-label="text" onChange={(event) => write(event.target.value)} />;
}

const open = (handlers: NonNullable<RenderOptions["handlers"]>, memberCount = 3) =>
  renderWorkspace(<Probe />, {
    handlers,
    bootstrap: createBootstrap({ conversations: [createConversation({ memberCount })] }),
  });
const box = () => screen.getByRole("textbox", { name: "text" });

test("the end is told behind the beginning, never before it", async () => {
  const held = createHeld<object>();
  const { server, user } = open({ "typing.signal": held.handler });
  await user.type(box(), "on my way");
  await waitFor(() => expect(server.inputsOf("typing.signal")).toEqual([{ conversationId: GROUP, typing: true }]));
  await user.clear(box());
  expect(server.inputsOf("typing.signal")).toHaveLength(1);
  held.answer({});
  await waitFor(() => expect(server.inputsOf("typing.signal")).toMatchObject([{ typing: true }, { typing: false }]));
});

test("a signal that is lost holds up no other", async () => {
  const { server, user } = open({ "typing.signal": refuse("OVERLOADED") });
  await user.type(box(), "a");
  await waitFor(() => expect(server.calls).toHaveLength(1));
  server.set({ "typing.signal": () => ({}) });
  await user.clear(box());
  await waitFor(() => expect(server.inputsOf("typing.signal").at(-1)).toMatchObject({ typing: false }));
});

test("nothing is told in a crowd, nor to oneself [F5.4]", async () => {
  for (const memberCount of [101, 1]) {
    const { server, user } = open({ "typing.signal": () => ({}) }, memberCount);
    await user.type(box(), "a");
    expect(server.calls).toEqual([]);
    document.body.replaceChildren();
  }
});
