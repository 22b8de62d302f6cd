/** Texts of previews of links, in English. */
export const previewsTexts = {
  previews: {
    remove: "Remove preview",
    settings: "Links in this workspace",
    enable: "Show what stands behind links",
    enableHint: "The server fetches the pages that messages link to. Nobody's browser does.",
  },
} as const;
