// @vitest-environment happy-dom
import type { Draft, DraftsSetInput } from "@parley/api";
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { ConversationPage } from "../../pages/conversation-page";
import { pageOf, refuse } from "../../testing/answers";
import { createMessage, GROUP, ME } from "../../testing/factories";
import type { Handlers } from "../../testing/fake-server";
import { renderWorkspace } from "../../testing/render-workspace";
import { useDraftSync } from "./use-draft-sync";
import { forgetDraftStores } from "./use-drafts";

const draft = (text: string, rev: number): Draft => ({ conversationId: GROUP, threadRootId: null, text, rev });

function Screen() {
  useDraftSync();
  return <ConversationPage conversationId={GROUP} />;
}

function open(handlers: Handlers = {}) {
  let rev = 100;
  return renderWorkspace(<Screen />, {
    handlers: {
      "messages.list": () => ({ items: [], hasOlder: false, hasNewer: false }),
      "typing.signal": () => ({}),
      "scheduled.list": () => pageOf([]),
      "drafts.list": () => pageOf([]),
      "drafts.set": ({ conversationId, text }: DraftsSetInput) => {
        rev += 1;
        return { draft: { conversationId, threadRootId: null, text, rev } };
      },
      "messages.send": ({ text, nonce }: { text: string; nonce: string }) => ({
        message: createMessage({ seq: 20, authorId: ME, text, nonce }),
      }),
      ...handlers,
    },
  });
}
const box = () => screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Message" });
const write = async (text: string) => void fireEvent.change(await box(), { target: { value: text } });
const text = async () => (await box()).value;

beforeEach(() => {
  localStorage.clear();
  forgetDraftStores();
});

describe("a draft", () => {
  test("is said after a pause in typing, once, and taken away when it is sent [F3.5]", async () => {
    const { server, user } = open();
    for (const text of ["G", "Go", "Goo"]) await write(text);
    await waitFor(() => expect(server.inputsOf("drafts.set")).toEqual([{ conversationId: GROUP, text: "Goo" }]));
    await user.click(screen.getByRole("button", { name: "Send" }));
    await waitFor(() => expect(server.inputsOf("drafts.set").at(-1)).toEqual({ conversationId: GROUP, text: "" }));
  });

  test("of another device shows in the untouched box, and follows it [F3.5]", async () => {
    const { signal } = open({ "drafts.list": () => pageOf([draft("From the ph", 5)]) });
    await waitFor(async () => expect(await text()).toBe("From the ph"));
    signal({ type: "draft", ...draft("From the phone", 6) });
    await waitFor(async () => expect(await text()).toBe("From the phone"));
    signal({ type: "draft", ...draft("", 7) });
    await waitFor(async () => expect(await text()).toBe(""));
  });

  test("never takes away what is being typed here", async () => {
    const { server, signal } = open();
    await write("Typed here");
    signal({ type: "draft", ...draft("From the phone", 5) });
    await waitFor(() => expect(server.inputsOf("drafts.set")).toHaveLength(1));
    signal({ type: "draft", ...draft("From the phone again", 500) });
    expect(await text()).toBe("Typed here");
  });

  test("written offline is kept, and said when the network is back [F3.5]", async () => {
    const { server, session } = open({ "drafts.set": refuse("DATABASE_UNAVAILABLE") });
    await write("On the train");
    await waitFor(() => expect(server.inputsOf("drafts.set")).toHaveLength(1));
    act(() => session.connection.set({ state: "reconnecting" }));
    server.set({ "drafts.set": () => ({ draft: draft("On the train", 9) }) });
    act(() => session.connection.set({ state: "connected" }));
    await waitFor(() => expect(server.inputsOf("drafts.set")).toHaveLength(2));
    expect(server.inputsOf("drafts.set").at(-1)).toMatchObject({ text: "On the train" });
  });

  test("of a conversation that is gone is forgotten", async () => {
    const { server } = open({ "drafts.set": refuse("NOT_FOUND") });
    await write("Too late");
    await waitFor(() => expect(server.inputsOf("drafts.set")).toHaveLength(1));
    await waitFor(() => expect(JSON.stringify(localStorage)).not.toContain("Too late"));
  });
});
