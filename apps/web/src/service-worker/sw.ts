import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { SERVER_PATHS } from "../../server-paths";
import { createPushReceiver, openNotification, type ShownData, type WorkerPorts } from "../features/push/push-worker";

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] };

// The app opens without a network.
cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST);
registerRoute(
  new NavigationRoute(createHandlerBoundToURL("/index.html"), {
    denylist: SERVER_PATHS.map((path) => new RegExp(`^${path}(/|$|\\?)`)),
  }),
);

// A new release waits until the person takes it.
self.addEventListener("message", ({ data }: ExtendableMessageEvent) => {
  if ((data as { type?: unknown } | null)?.type === "SKIP_WAITING") void self.skipWaiting();
});

const ports: WorkerPorts = {
  listWindows: () => self.clients.matchAll({ type: "window", includeUncontrolled: true }),
  listShown: () => self.registration.getNotifications(),
  show: (title, options) => self.registration.showNotification(title, { icon: "/icon-192.png", ...options }),
  open: (path) => self.clients.openWindow(path),
};

const receivePush = createPushReceiver(ports);
self.addEventListener("push", (event) => event.waitUntil(receivePush(event.data?.text())));

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(openNotification(event.notification.data as Partial<ShownData> | null, ports));
});
