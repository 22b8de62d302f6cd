import type { Texts } from "../../texts";

/** Read receipts in German. */
export const receiptsTexts: Pick<Texts, "receipts"> = {
  receipts: {
    delivered: "Zugestellt",
    read: "Gelesen",
    readBy_one: "Gelesen von {{count}}",
    readBy_other: "Gelesen von {{count}}",
    readers: "Gelesen von",
    nobody: "Das hat noch niemand gelesen.",
    off: "Sie behalten für sich, was Sie gelesen haben, und sehen es deshalb auch von anderen nicht. Das lässt sich in den Einstellungen ändern.",
    errorTitle: "Wer das gelesen hat, konnte nicht geladen werden",
  },
};
