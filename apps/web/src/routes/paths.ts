import type { SearchType } from "@parley/api";

/** The addresses of the app, for links that are handed to components. */
export const paths = {
  home: "/",
  signIn: "/sign-in",
  signUp: "/sign-up",
  workspaces: "/workspaces",
  workspace: (slug: string) => `/w/${slug}`,
  conversation: (slug: string, conversationId: string) => `/w/${slug}/c/${conversationId}`,
  /** A link to one message. */
  message: (slug: string, conversationId: string, seq: number) => `/w/${slug}/c/${conversationId}?m=${seq}`,
  saved: (slug: string) => `/w/${slug}/saved`,
  scheduled: (slug: string) => `/w/${slug}/scheduled`,
  /** What was found for a text. */
  search: (slug: string, text: string, type: SearchType = "all") =>
    `/w/${slug}/search?${new URLSearchParams({ q: text, ...(type !== "all" && { type }) })}`,
  /** A thread beside its conversation, and a reply in it to show. */
  thread: (slug: string, conversationId: string, rootId: string, seq?: number) =>
    `/w/${slug}/c/${conversationId}?thread=${rootId}${seq === undefined ? "" : `&r=${seq}`}`,
  notifications: (slug: string) => `/w/${slug}/notifications`,
  threads: (slug: string) => `/w/${slug}/threads`,
  people: (slug: string) => `/w/${slug}/people`,
  groups: (slug: string) => `/w/${slug}/groups`,
  invitations: (slug: string) => `/w/${slug}/invitations`,
  settings: (slug: string) => `/w/${slug}/settings`,
} as const;
