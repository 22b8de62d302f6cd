import { expect, test } from "vitest";
import { createChunkNaming, type ModuleGraph } from "./create-chunk-naming";

const SOURCE = "/home/parley/apps/web/src/";
const source = (path: string) => SOURCE + path;
const icon = (name: string) => `/node_modules/lucide-react/dist/esm/icons/${name}.mjs`;
const imports: Readonly<Record<string, readonly string[]>> = {
  [source("main.tsx")]: [source("pages/app.tsx")],
  [source("pages/workspace-page.tsx")]: [source("features/shell/sidebar.tsx"), source("lib/use-now.ts")],
  [source("pages/conversation-page.tsx")]: [source("features/messages/message-text.tsx")],
  [source("pages/people-page.tsx")]: [source("features/members/person-row.tsx")],
  [source("features/shell/sidebar.tsx")]: [icon("bookmark"), source("features/shell/sidebar-links.tsx")],
  [source("features/members/person-row.tsx")]: [icon("user-x")],
};
const graph: ModuleGraph = { getModuleInfo: (id) => ({ importedIds: imports[id] ?? [] }) };

const nameChunk = createChunkNaming(SOURCE);

test.each([
  ["a library", "/node_modules/react-dom/client.js", "libraries"],
  ["the client of the server", "/packages/api/src/client/live-socket.ts", "frame"],
  ["what every page imports", source("pages/app.tsx"), "frame"],
  ["a hook of all kinds of pages", source("lib/use-now.ts"), "frame"],
  ["what the first conversation imports", source("features/messages/message-text.tsx"), "conversation"],
  ["what that imports in turn", source("features/shell/sidebar-links.tsx"), "conversation"],
  ["its icons", icon("bookmark"), "conversation"],
  ["what another page imports", source("features/members/person-row.tsx"), null],
  ["icons of another page", icon("user-x"), null],
  ["what is fetched when it is wanted", source("features/messages/versions-dialog.tsx"), null],
  ["what the page of a search shows", "/packages/ui/src/chat/shell/search-hit.tsx", null],
  ["the picker of emoji", "/packages/ui/src/chat/reactions/emoji-picker.tsx", null],
])("%s goes into its chunk", (_what, id, chunk) => expect(nameChunk(id, graph)).toBe(chunk));
