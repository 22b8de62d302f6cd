import { lazy, Suspense, useSyncExternalStore } from "react";
import { toastStore } from "./toast-store";

const Toasts = lazy(() => import("./toasts").then((module) => ({ default: module.Toasts })));

/** Keeps the toasts' code out of the first load: it comes with the first thing to say, and stays. */
export function LazyToasts() {
  const wanted = useSyncExternalStore(toastStore.subscribe, () => toastStore.getToasts().length > 0);
  return wanted ? (
    <Suspense>
      <Toasts />
    </Suspense>
  ) : null;
}
