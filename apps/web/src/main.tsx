import { createParleyClient } from "@parley/api";
import { trpcClientOf } from "@parley/api/trpc";
import { QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { createQueryClient } from "./lib/create-query-client";
import { I18nProvider, loadLanguage } from "./lib/i18n/i18n-context";
import { getLanguage } from "./lib/i18n/language";
import { registerServiceWorker } from "./lib/register-service-worker";
import { trpc } from "./lib/trpc";
import { App } from "./pages/app";
import { preloadPlace } from "./pages/pages";
import { parsePlace } from "./routes/place";
import "./main.css";

const client = createParleyClient({ url: "" });
const queryClient = createQueryClient();

async function start(container: HTMLElement): Promise<void> {
  preloadPlace(parsePlace(location.pathname, location.search));
  const language = await loadLanguage(getLanguage());
  createRoot(container).render(
    <I18nProvider initial={language}>
      <trpc.Provider client={trpcClientOf(client)} queryClient={queryClient}>
        <QueryClientProvider client={queryClient}>
          <App />
        </QueryClientProvider>
      </trpc.Provider>
    </I18nProvider>,
  );
  registerServiceWorker(language.t);
}

const container = document.getElementById("root");
if (container) void start(container);
