import type { NotificationMark } from "@parley/api";

interface Shown {
  readonly tag: string;
  readonly data: unknown;
  close(): void;
}

/** Takes from the device what it was shown of a workspace while the app was closed, and what has been dismissed since. */
export async function closeDismissed(slug: string, marks: readonly Pick<NotificationMark, "id">[]): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  const unread = new Set(marks.map(({ id }) => id));
  for (const shown of ((await registration?.getNotifications()) ?? []) as Shown[]) {
    const { path = "" } = (shown.data ?? {}) as { path?: string };
    if (path.startsWith(`/w/${slug}/`) && !unread.has(shown.tag)) shown.close();
  }
}

/**
 * Shows a notification by the service worker, where messages to the closed app are shown: under one tag the device shows one,
 * whichever comes first.
 */
export function showByWorker(
  title: string,
  options: { body: string; tag: string; icon: string; data: { path: string } },
) {
  const registered = navigator.serviceWorker.getRegistration();
  void registered.then((registration) => registration?.showNotification(title, options)).catch(() => undefined);
  return {
    close: () =>
      void registered
        .then(async (registration) => {
          for (const shown of (await registration?.getNotifications({ tag: options.tag })) ?? []) shown.close();
        })
        .catch(() => undefined),
  };
}
