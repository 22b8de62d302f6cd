import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defaultClientConditions, defineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { CHUNKS, createChunkNaming } from "./create-chunk-naming";
import { emojiData } from "./emoji-data-plugin";
import { SERVER_PATHS } from "./server-paths";

/** The server that `npm run dev` starts beside Vite. */
const server = process.env.PARLEY_SERVER ?? "http://localhost:3000";
const nameChunk = createChunkNaming(fileURLToPath(new URL("src/", import.meta.url)));

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
      strategies: "injectManifest",
      srcDir: "src/service-worker",
      filename: "sw.ts",
      injectManifest: {
        globPatterns: ["**/*.{js,css,html,svg,woff2}"],
        // Emoji are fetched when they are wanted, and nobody can react without a connection.
        globIgnores: ["**/gallery-*", "**/*emoji-*"],
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
          // In this order: a chunk takes along whatever its modules import and none before has.
          groups: CHUNKS.map((chunk) => ({
            name: (id, graph) => (nameChunk(id, graph) === chunk ? chunk : null),
          })),
        },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(SERVER_PATHS.map((path) => [path, { target: server, ws: path === "/live" }])),
  },
});
