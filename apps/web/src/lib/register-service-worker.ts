import { showToast } from "../features/toasts/toast-store";
import type { Translate } from "./i18n/texts";

/**
 * Lets the app open without a network. A new release waits until the person takes it, so that no page is left with half
 * of the old and half of the new files.
 */
export function registerServiceWorker(t: Translate): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  navigator.serviceWorker
    .register("/sw.js")
    .then((registration) => {
      registration.addEventListener("updatefound", () => offerUpdate(t, registration));
    })
    .catch(() => undefined);
}

function offerUpdate(t: Translate, registration: ServiceWorkerRegistration): void {
  const worker = registration.installing;
  worker?.addEventListener("statechange", () => {
    if (worker.state !== "installed" || !navigator.serviceWorker.controller) return;
    showToast({
      tone: "neutral",
      title: t("pages.updateReady"),
      durationMs: 60_000,
      action: { label: t("pages.update"), onSelect: () => takeUpdate(worker) },
    });
  });
}

function takeUpdate(worker: ServiceWorker): void {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  worker.postMessage({ type: "SKIP_WAITING" });
}
