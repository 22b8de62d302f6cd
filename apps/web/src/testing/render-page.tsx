import { trpcClientOf } from "@parley/api/trpc";
import { installFakeLayout } from "@parley/ui/testing";
import { QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import type { ReactNode } from "react";
import { Toasts } from "../features/toasts/toasts";
import { I18nProvider, type LoadedLanguage } from "../lib/i18n/i18n-context";
import { trpc } from "../lib/trpc";
import { clearToasts } from "./clear-toasts";
import { createTestQueryClient } from "./create-test-query-client";
import { createUser } from "./create-user";
import { createFakeServer, type FakeServer, type Handlers } from "./fake-server";
import { english } from "./render-workspace";

/** Draws a page outside of a workspace, on a fake server. */
export function renderPage(
  page: ReactNode,
  handlers: Handlers = {},
  address = "/",
  language: LoadedLanguage = english,
): { server: FakeServer; user: UserEvent } {
  installFakeLayout();
  clearToasts();
  history.replaceState(null, "", address);
  const server = createFakeServer(handlers);
  const queryClient = createTestQueryClient();
  render(
    <I18nProvider initial={language}>
      <trpc.Provider client={trpcClientOf(server.client)} queryClient={queryClient}>
        <QueryClientProvider client={queryClient}>{page}</QueryClientProvider>
      </trpc.Provider>
      <Toasts />
    </I18nProvider>,
  );
  return { server, user: createUser() };
}
