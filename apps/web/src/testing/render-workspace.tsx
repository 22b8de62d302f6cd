import type { Bootstrap, EphemeralSignal, LogEvent } from "@parley/api";
import { installFakeLayout } from "@parley/ui/testing";
import { act, render } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import type { ReactNode } from "react";
import { vi } from "vitest";
import { createOutsideMentions } from "../features/mentions/outside-mentions";
import { createTimelineLoader } from "../features/messages/timeline-loader";
import { createReactionToggles } from "../features/reactions/reaction-toggles";
import { DialogsProvider } from "../features/shell/dialogs-provider";
import { Toasts } from "../features/toasts/toasts";
import { WorkspaceProvider } from "../features/workspaces/workspace-context";
import { createTranslate } from "../lib/i18n/create-translate";
import { I18nProvider, type LoadedLanguage } from "../lib/i18n/i18n-context";
import { de } from "../lib/i18n/locales/de";
import { en } from "../lib/i18n/locales/en";
import { applyEvent, applySignal } from "../sync/apply-event";
import { createConnectionStore } from "../sync/connection";
import { createBrowserOutbox } from "../sync/outbox/create-browser-outbox";
import { createRefetch } from "../sync/refetch";
import { createClientState } from "../sync/state/create-client-state.js";
import type { WorkspaceSession } from "../sync/workspace-session";
import { createWorkspaceStore } from "../sync/workspace-store";
import { clearToasts } from "./clear-toasts";
import { createTestQueryClient } from "./create-test-query-client";
import { createUser } from "./create-user";
import { createBootstrap, GROUP } from "./factories";
import { createFakeServer, type FakeServer, type Handlers } from "./fake-server";
import { createMemoryStorage } from "./outbox-world";

export const english = { language: "en", t: createTranslate("en", en) } as const;
export const german = { language: "de", t: createTranslate("de", de) } as const;

/** An open workspace on a fake server, as if its stream were connected. */
export function createTestSession(server: FakeServer, bootstrap: Bootstrap): WorkspaceSession {
  const { client } = server;
  const queryClient = createTestQueryClient();
  const refetch = createRefetch({
    client,
    queryClient,
    getStore: () => store,
    wait: () => Promise.resolve(),
    onFailure: () => undefined,
  });
  const store = createWorkspaceStore(refetch);
  store.replace(createClientState(bootstrap));
  const connection = createConnectionStore();
  connection.set({ state: "connected" });
  const outsideMentions = createOutsideMentions();
  const { outbox } = createBrowserOutbox({
    memberId: bootstrap.me.id,
    client,
    store,
    storage: createMemoryStorage(),
    onMentionedOutside: outsideMentions.add,
  });
  return {
    slug: bootstrap.workspace.slug,
    client,
    queryClient,
    store,
    connection,
    timelines: createTimelineLoader({ client, store, refetch }),
    reactions: createReactionToggles({ client, store }),
    outsideMentions,
    getOutbox: () => outbox,
    run: () => () => undefined,
  };
}

export interface RenderedWorkspace {
  readonly server: FakeServer;
  readonly session: WorkspaceSession;
  readonly user: UserEvent;
  /** Something that the stream brings. */
  receive(event: LogEvent): void;
  signal(signal: EphemeralSignal): void;
}

export interface RenderOptions {
  readonly bootstrap?: Bootstrap;
  readonly handlers?: Handlers;
  /** Where the reader is; the group of the factories unless told otherwise. */
  readonly address?: string;
  /** English unless told otherwise. */
  readonly language?: LoadedLanguage;
  /** Whether only one column fits, as on a phone. */
  readonly isNarrow?: boolean;
  /** Whether fingers do what a mouse does elsewhere. */
  readonly isTouch?: boolean;
}

/** Draws a part of the app inside of an open workspace. */
export function renderWorkspace(content: ReactNode, options: RenderOptions = {}): RenderedWorkspace {
  installFakeLayout();
  clearToasts();
  vi.stubGlobal("matchMedia", (query: string) => {
    const { isNarrow = false, isTouch = false } = options;
    const matches = (isNarrow && query.includes("max-width")) || (isTouch && query.includes("pointer: coarse"));
    return Object.assign(new EventTarget(), { matches });
  });
  document.hasFocus = () => true;
  history.replaceState(null, "", options.address ?? `/w/berger/c/${GROUP}`);
  const server = createFakeServer(options.handlers);
  const session = createTestSession(server, options.bootstrap ?? createBootstrap());
  render(
    <I18nProvider initial={options.language ?? english}>
      <WorkspaceProvider session={session}>
        <DialogsProvider>{content}</DialogsProvider>
      </WorkspaceProvider>
      <Toasts />
    </I18nProvider>,
  );
  return {
    server,
    session,
    user: createUser(),
    receive: (event) => act(() => session.store.update((state) => applyEvent(state, event))),
    signal: (signal) => act(() => session.store.update((state) => applySignal(state, signal, Date.now()))),
  };
}
