import { existsSync } from "node:fs";
import type { RequestListener } from "node:http";
import sirv from "sirv";

/** Paths that are never the web app's, so that a wrong one is a clear 404 and not a page. */
const NOT_PAGES = /^\/(?:trpc|live|files|api|hooks|assets)(?:\/|\?|$)/;

/** Serves the built web app: hashed assets for ever, the page anew each time. */
export function createWebApp(directory: string): RequestListener {
  if (!existsSync(directory))
    return (_request, response) => {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("The web app is not built.\n");
    };
  const serve = sirv(directory, {
    gzip: true,
    brotli: true,
    etag: true,
    single: true,
    ignores: [NOT_PAGES],
    setHeaders: (response, pathname) => {
      response.setHeader(
        "Cache-Control",
        pathname.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
      );
    },
  });
  return (request, response) => {
    serve(request, response, () => {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("Not found.\n");
    });
  };
}
