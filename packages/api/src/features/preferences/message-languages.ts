/** What Parley writes to people in who have not opened it: mails, and messages to closed devices. */
export const MESSAGE_LANGUAGES = ["en", "de"] as const;
export type MessageLanguage = (typeof MESSAGE_LANGUAGES)[number];

/** Of those who have not said. */
export const DEFAULT_MESSAGE_LANGUAGE: MessageLanguage = "en";
