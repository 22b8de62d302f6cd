/** Read receipts in English. */
export const receiptsTexts = {
  receipts: {
    delivered: "Delivered",
    read: "Read",
    readBy_one: "Read by {{count}}",
    readBy_other: "Read by {{count}}",
    readers: "Read by",
    nobody: "Nobody has read this yet.",
    off: "You keep to yourself what you have read, so you do not see it of others. Settings can change that.",
    errorTitle: "Who has read this could not be loaded",
  },
} as const;
