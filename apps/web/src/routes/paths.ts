import { appPaths, type SearchType } from "@parley/api";

/** The addresses of the app, for links that are handed to components. */
export const paths = {
  ...appPaths,
  home: "/",
  signIn: "/sign-in",
  signUp: "/sign-up",
  workspaces: "/workspaces",
  workspace: (slug: string) => `/w/${slug}`,
  saved: (slug: string) => `/w/${slug}/saved`,
  scheduled: (slug: string) => `/w/${slug}/scheduled`,
  /** What was found for a text. */
  search: (slug: string, text: string, type: SearchType = "all") =>
    `/w/${slug}/search?${new URLSearchParams({ q: text, ...(type !== "all" && { type }) })}`,
  notifications: (slug: string) => `/w/${slug}/notifications`,
  threads: (slug: string) => `/w/${slug}/threads`,
  people: (slug: string) => `/w/${slug}/people`,
  groups: (slug: string) => `/w/${slug}/groups`,
  invitations: (slug: string) => `/w/${slug}/invitations`,
} as const;
