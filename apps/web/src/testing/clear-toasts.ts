import { toastStore } from "../features/toasts/toast-store";

/** Takes away what an earlier test said in passing: the store outlives the page that showed it. */
export function clearToasts(): void {
  for (const { id } of toastStore.getToasts()) toastStore.dismiss(id);
}
