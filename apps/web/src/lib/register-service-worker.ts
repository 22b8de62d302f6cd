import type { OpenMessage } from "../features/push/push-worker";
import { showToast } from "../features/toasts/toast-store";
import { navigate } from "../routes/use-place";
import type { Translate } from "./i18n/texts";

/**
 * Lets the app open without a network, and go where a notification of the device leads. A new release waits until the person takes it, so that no page is left with half
 * of the old and half of the new files.
 */
export function registerServiceWorker(t: Translate): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  navigator.serviceWorker.addEventListener("message", ({ data }: MessageEvent<Partial<OpenMessage> | null>) => {
    if (data?.type === "OPEN" && data.path !== undefined) navigate(data.path);
  });
  navigator.serviceWorker
    .register("/sw.js")
    .then((registration) => {
      // A release that was offered on an earlier visit and not taken goes on waiting; nothing tells of it again.
      if (registration.waiting) offerUpdate(t, registration.waiting);
      registration.addEventListener("updatefound", () => {
        const worker = registration.installing;
        worker?.addEventListener("statechange", () => {
          if (worker.state === "installed") offerUpdate(t, worker);
        });
      });
    })
    .catch(() => undefined);
}

function offerUpdate(t: Translate, worker: ServiceWorker): void {
  // Without a controller this is the first installation: there is nothing older to replace.
  if (!navigator.serviceWorker.controller) return;
  showToast({
    tone: "neutral",
    title: t("pages.updateReady"),
    durationMs: 60_000,
    action: { label: t("pages.update"), onSelect: () => takeUpdate(worker) },
  });
}

function takeUpdate(worker: ServiceWorker): void {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  worker.postMessage({ type: "SKIP_WAITING" });
}
