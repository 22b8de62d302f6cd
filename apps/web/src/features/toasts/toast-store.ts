import type { ToastView } from "@parley/ui";

let toasts: readonly ToastView[] = [];
let count = 0;
const listeners = new Set<() => void>();

function set(next: readonly ToastView[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Short words on what just happened, shown by `Toasts`. */
export const toastStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  getToasts: () => toasts,
  dismiss: (id: string) => set(toasts.filter((toast) => toast.id !== id)),
};

/** Says something in passing. Three at most stand at once; the oldest makes room. */
export function showToast(toast: Omit<ToastView, "id">): void {
  count += 1;
  set([...toasts, { ...toast, id: String(count) }].slice(-3));
}
