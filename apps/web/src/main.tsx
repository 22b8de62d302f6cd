import { createParleyClient } from "@parley/api";
import { trpcClientOf } from "@parley/api/trpc";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { createQueryClient } from "./lib/create-query-client";
import { createI18n, getLanguage } from "./lib/i18n";
import { registerServiceWorker } from "./lib/register-service-worker";
import { trpc } from "./lib/trpc";
import { createAppRouter } from "./routes/router";
import "./main.css";

const client = createParleyClient({ url: "" });
const queryClient = createQueryClient();
const router = createAppRouter();

async function start(container: HTMLElement): Promise<void> {
  const [i18n] = await Promise.all([createI18n(getLanguage()), router.load()]);
  createRoot(container).render(
    <I18nextProvider i18n={i18n}>
      <trpc.Provider client={trpcClientOf(client)} queryClient={queryClient}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </trpc.Provider>
    </I18nextProvider>,
  );
  registerServiceWorker(i18n.t);
}

const container = document.getElementById("root");
if (container) void start(container);
