import type { SearchType } from "@parley/api";

const NAMED_PANELS = ["details", "pins"] as const;
/** Panels that an address calls by name. */
export type NamedPanel = (typeof NAMED_PANELS)[number];

/** The pages of a workspace. */
export type WorkspaceView =
  | {
      readonly view:
        | "list"
        | "notifications"
        | "threads"
        | "saved"
        | "scheduled"
        | "people"
        | "groups"
        | "invitations"
        | "settings";
    }
  | {
      readonly view: "search";
      /** What is searched for, as typed. */
      readonly text: string;
      readonly type: SearchType;
    }
  | {
      readonly view: "conversation";
      readonly conversationId: string;
      /** Seq of a message to show. */
      readonly messageSeq?: number;
      /** The panel that is open beside it. */
      readonly panel?: NamedPanel | "thread";
      /** The root of the thread that is open beside it, and the seq of a reply to show there. */
      readonly threadRootId?: string;
      readonly replySeq?: number;
    };

/** Where somebody is in the app; one for every address. */
export type Place =
  | { readonly page: "home" | "sign-up" | "workspaces" | "gallery" | "not-found" }
  /** `next`: a path of this app to go to afterwards. */
  | { readonly page: "sign-in"; readonly next?: string }
  | { readonly page: "join"; readonly token: string }
  | { readonly page: "workspace"; readonly slug: string; readonly shown: WorkspaceView };

const PLAIN_PAGES = ["sign-up", "workspaces", "gallery"] as const;
const PLAIN_VIEWS = [
  "notifications",
  "threads",
  "saved",
  "scheduled",
  "people",
  "groups",
  "invitations",
  "settings",
] as const;

const SEARCH_TYPES: readonly SearchType[] = ["all", "messages", "conversations", "groups", "people", "files"];

function parseSearchView(search: URLSearchParams): WorkspaceView {
  const type = SEARCH_TYPES.find((known) => known === search.get("type")) ?? "all";
  return { view: "search", text: search.get("q") ?? "", type };
}

function parseConversation(conversationId: string, search: URLSearchParams): WorkspaceView {
  const messageSeq = parseSeq(search.get("m"));
  const replySeq = parseSeq(search.get("r"));
  const threadRootId = search.get("thread") ?? "";
  const panel = NAMED_PANELS.find((known) => known === search.get("panel"));
  return {
    view: "conversation",
    conversationId,
    ...(messageSeq !== undefined && { messageSeq }),
    ...(panel && { panel }),
    ...(UUID.test(threadRootId) && { panel: "thread" as const, threadRootId }),
    ...(UUID.test(threadRootId) && replySeq !== undefined && { replySeq }),
  };
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

function parseSeq(text: string | null): number | undefined {
  const seq = Number(text ?? Number.NaN);
  return Number.isSafeInteger(seq) && seq > 0 ? seq : undefined;
}

function parseView([area, id, ...rest]: readonly string[], search: URLSearchParams): WorkspaceView | undefined {
  if (area === undefined) return { view: "list" };
  if (area === "c" && id !== undefined && rest.length === 0) return parseConversation(id, search);
  if (area === "search" && id === undefined) return parseSearchView(search);
  const view = PLAIN_VIEWS.find((known) => known === area);
  return view && id === undefined ? { view } : undefined;
}

/** Only paths of this app: an address elsewhere would send people away with their trust. */
function parseNext(next: string | null): { next?: string } {
  return next !== null && /^\/(?![/\\])/.test(next) ? { next } : {};
}

/** Reads an address. What makes no sense in the search part is left out; an unknown path is `not-found`. */
export function parsePlace(pathname: string, searchText: string): Place {
  const parts = pathname.split("/").filter(Boolean).map(decode);
  const search = new URLSearchParams(searchText);
  const [first, second, ...rest] = parts;
  if (first === undefined) return { page: "home" };
  if (first === "w" && second !== undefined) {
    const shown = parseView(rest, search);
    return shown ? { page: "workspace", slug: second, shown } : { page: "not-found" };
  }
  if (first === "join" && second !== undefined && rest.length === 0) return { page: "join", token: second };
  if (second !== undefined) return { page: "not-found" };
  if (first === "sign-in") return { page: "sign-in", ...parseNext(search.get("next")) };
  const page = PLAIN_PAGES.find((known) => known === first);
  return { page: page ?? "not-found" };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
