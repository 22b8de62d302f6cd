/** What the bundler tells of its modules. */
export interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

const MAIN = "main.tsx";
const FIRST_CONVERSATION = ["pages/workspace-page.tsx", "pages/conversation-page.tsx"];

/** Libraries that the first page needs. */
const LIBRARIES =
  /node_modules\/(react|react-dom|scheduler|@tanstack|@trpc|superjson|copy-anything|is-what|wouter|use-sync-external-store|virtua|idb-keyval)\//;
/** Of our packages what the first conversation needs. */
const FRAME =
  /packages\/(api(?!\/src\/features\/search\/parse-)|ui\/src\/chat(?!\/(composing\/mention-list|reactions\/(emoji-|skin-tone-)|messages\/message-card|shell\/(notification-item|search-hit)))|ui\/src\/theme)\/|ui\/src\/markdown\/(formatted-text|has-markup)|ui\/src\/primitives\/(avatar|badge|banner|button|count-badge|empty-state|error-state|icon-button|lazy-part|list-box|menu\.|popover-button|presence-dot|skeleton|spinner|toast-region|tooltip|use-return-focus)/;
const APP = /\/apps\/web\/src\//;
const APP_OR_ICON = /\/apps\/web\/src\/|\/lucide-react\//;
/** Goes with the pages around a workspace too. */
const EVERYWHERE = /\/apps\/web\/src\/(lib|routes)\//;

/** What some modules import, from file to file, as far as it is the app's own or an icon; nothing that is imported on demand. */
function listReached(graph: ModuleGraph, from: readonly string[]): Set<string> {
  const found = new Set<string>();
  const queue = [...from];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) {
      if (found.has(imported) || !APP_OR_ICON.test(imported)) continue;
      found.add(imported);
      queue.push(imported);
    }
  }
  return found;
}

interface Reached {
  /** By every page. */
  readonly always: ReadonlySet<string>;
  /** By the first conversation. */
  readonly first: ReadonlySet<string>;
}

/** What the first conversation is cut into, that which most pages need first. */
export const CHUNKS = ["libraries", "frame", "conversation"] as const;
export type Chunk = (typeof CHUNKS)[number];

/**
 * Names the chunk of a module that the first conversation needs, null for all others: in few files it travels 13 KB lighter
 * than in fifty. Libraries and the frame come along with every page, and so change seldom.
 *
 * @param source path of `src/`, with its last slash
 */
export function createChunkNaming(source: string): (id: string, graph: ModuleGraph) => Chunk | null {
  const known = new WeakMap<ModuleGraph, Reached>();

  function reach(graph: ModuleGraph): Reached {
    let reached = known.get(graph);
    if (!reached) {
      const always = listReached(graph, [source + MAIN]);
      const first = listReached(
        graph,
        FIRST_CONVERSATION.map((page) => source + page),
      );
      reached = { always, first };
      known.set(graph, reached);
    }
    return reached;
  }

  return (id, graph) => {
    if (LIBRARIES.test(id)) return "libraries";
    if (FRAME.test(id)) return "frame";
    const { always, first } = reach(graph);
    if (APP.test(id) && (always.has(id) || (first.has(id) && EVERYWHERE.test(id)))) return "frame";
    return first.has(id) ? "conversation" : null;
  };
}
