/** Texts of previews of links, in German. */
export const previewsTexts = {
  previews: {
    remove: "Vorschau entfernen",
    settings: "Links in diesem Arbeitsbereich",
    enable: "Zeigen, was hinter Links steht",
    enableHint: "Der Server ruft die Seiten ab, auf die Nachrichten verweisen, nie der Browser von jemandem.",
  },
};
