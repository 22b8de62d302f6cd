/** Paths that belong to the server; the service worker and the dev server leave them to it. */
export const SERVER_PATHS = ["/trpc", "/live", "/files", "/api", "/hooks", "/healthz", "/readyz", "/metrics"];
