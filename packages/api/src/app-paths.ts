/** Where things stand in the web app: paths below the installation's address, for links in and out of the app. */
export const appPaths = {
  conversation: (slug: string, conversationId: string) => `/w/${slug}/c/${conversationId}`,
  /** A link to one message. */
  message: (slug: string, conversationId: string, seq: number) => `/w/${slug}/c/${conversationId}?m=${seq}`,
  /** A thread beside its conversation, and a reply in it to show. */
  thread: (slug: string, conversationId: string, rootId: string, seq?: number) =>
    `/w/${slug}/c/${conversationId}?thread=${rootId}${seq === undefined ? "" : `&r=${seq}`}`,
  settings: (slug: string) => `/w/${slug}/settings`,
} as const;
