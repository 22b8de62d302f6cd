// @vitest-environment happy-dom
import { act, waitFor } from "@testing-library/react";
import { useEffect } from "react";
import { expect, test } from "vitest";
import { createMessage, GROUP } from "../../testing/factories";
import { renderWorkspace } from "../../testing/render-workspace";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { mergePage } from "./merge-page";
import { useTimeline } from "./use-timeline";

const page = { items: [createMessage({ seq: 3 })], hasOlder: false, hasNewer: false };

/** What was fetched ahead, by pointing at the conversation, comes after the screen was drawn and before its effects. */
function Reader({ comesMeanwhile }: { comesMeanwhile: boolean }) {
  const { store } = useWorkspaceSession();
  useEffect(() => {
    if (!comesMeanwhile) return;
    const merged = mergePage(store.get(), {
      conversationId: GROUP,
      page,
      anchor: "window",
      requestedAt: store.get().seq,
      thread: undefined,
    });
    if (merged !== "stale") store.replace(merged);
  }, [store, comesMeanwhile]);
  const { timeline } = useTimeline({ conversationId: GROUP }, undefined);
  return <p>{timeline?.items.length ?? "none"}</p>;
}

test("what came by the moment the screen asks is not fetched again: a new list would take the focus from somebody who reads", async () => {
  const { server, session } = renderWorkspace(<Reader comesMeanwhile />, { handlers: { "messages.list": () => page } });
  // Another page, asked for later: what was asked before it stands before it.
  await act(() => session.timelines.loadOlder(GROUP));
  expect(server.calls.map(({ input }) => input)).toEqual([{ conversationId: GROUP, before: 3 }]);
});

test("what is not there is fetched, once", async () => {
  const { server, session } = renderWorkspace(<Reader comesMeanwhile={false} />, {
    handlers: { "messages.list": () => page },
  });
  await waitFor(() => expect(session.store.get().timelines[GROUP]?.items).toHaveLength(1));
  expect(server.calls.map(({ path }) => path)).toEqual(["messages.list"]);
});
