import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defaultClientConditions, defineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { emojiData } from "./emoji-data-plugin";

/** The server that `npm run dev` starts beside Vite. */
const server = process.env.PARLEY_SERVER ?? "http://localhost:3000";
/** Paths that belong to the server; the service worker and the dev server leave them to it. */
const SERVER_PATHS = ["/trpc", "/live", "/files", "/api", "/hooks", "/healthz", "/readyz", "/metrics"];

/** What the first conversation needs anyway; in few files it travels 6 KB lighter than in fifty. */
const LIBRARIES =
  /node_modules\/(react|react-dom|scheduler|@tanstack|@trpc|superjson|copy-anything|is-what|wouter|use-sync-external-store|virtua|idb-keyval)\//;
const FRAME =
  /packages\/(api|ui\/src\/chat(?!\/(emoji|skin-tone)-)|ui\/src\/theme)\/|ui\/src\/primitives\/(avatar|badge|banner|button|count-badge|empty-state|error-state|icon-button|lazy-part|menu\.|popover-button|presence-dot|skeleton|spinner|toast-region|tooltip|use-return-focus)/;

export default defineConfig({
  resolve: { conditions: ["source", ...defaultClientConditions] },
  plugins: [
    react(),
    tailwindcss(),
    emojiData(),
    VitePWA({
      registerType: "prompt",
      injectRegister: false,
      manifest: {
        name: "Parley",
        short_name: "Parley",
        description: "Conversations for a company, its people and its customers.",
        start_url: "/",
        scope: "/",
        display: "standalone",
        background_color: "#f4f0ea",
        theme_color: "#f4f0ea",
        icons: [
          { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
          { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
          { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
        ],
      },
      workbox: {
        globPatterns: ["**/*.{js,css,html,svg,woff2}"],
        // Emoji are fetched when they are wanted, and nobody can react without a connection.
        globIgnores: ["**/gallery-*", "**/*emoji-*"],
        navigateFallback: "/index.html",
        navigateFallbackDenylist: SERVER_PATHS.map((path) => new RegExp(`^${path}(/|$|\\?)`)),
        cleanupOutdatedCaches: true,
      },
    }),
  ],
  build: {
    manifest: true,
    target: "es2022",
    sourcemap: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "libraries", test: LIBRARIES },
            { name: "frame", test: FRAME },
          ],
        },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(SERVER_PATHS.map((path) => [path, { target: server, ws: path === "/live" }])),
  },
});
