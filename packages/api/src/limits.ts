/**
 * Every limit a person or a program can meet, once. Schemas, the server and the screens read them from here,
 * so that people are told before they hit one. Lengths are Unicode code points, as zod and Postgres count them; the
 * `maxlength` of browsers counts UTF-16 units and so is never laxer.
 */
export const LIMITS = {
  workspaceName: { min: 1, max: 80 },
  personName: { min: 1, max: 80 },
  /** RFC 5321, 4.5.3.1.3: a path is at most 256 octets, two of them the brackets. */
  email: { max: 254 },
  /** ASVS 5.0, 6.2.1 and 6.2.9: at least 8, and at least 64 must be allowed. */
  password: { min: 8, max: 256 },
  groupName: { min: 1, max: 80 },
  groupDescription: { max: 1_000 },
  /** Members named in one `groups.create`; more are added afterwards. */
  groupInitialMembers: 200,
  messageText: { min: 1, max: 16_000 },
  /** Different members one message may mention. */
  mentionsPerMessage: 100,
  /** People an @everyone reaches without being confirmed. */
  unconfirmedBroadcast: 10,
  /** People a completion of mentions offers. */
  suggestedMentions: 12,
  /** Different emoji that stand on one message at once. */
  reactionsPerMessage: 50,
  /** Messages pinned in one conversation, and saved by one member. */
  pinsPerConversation: 100,
  savedMessages: 1_000,
  /** Messages one member has waiting to be sent later, and how far ahead that may be. */
  scheduledMessages: 100,
  scheduledAheadDays: 366,
  /** Drafts a device is told of at its start. */
  drafts: 200,
  /** Faces a thread shows, and its last replies in the overview. */
  threadParticipants: 10,
  threadPreview: 3,
  /** Threads a client learns of at its start, those with the last replies; unread ones come in any case. */
  threadsAtStart: 200,
  /** Notifications kept for a member; older ones go. */
  notificationsKept: 500,
  /** Unread notifications a client learns of at its start; a bell counts no farther. */
  notificationsAtStart: 100,
  /** Devices of a member that are told while their app is closed, and how long the address of one may be. */
  pushDevices: 20,
  pushEndpoint: 2_000,
  /** People a notification names. */
  notificationActors: 3,
  /** Words a member wants to be told of, and how long one may be. */
  keywords: 20,
  keyword: { min: 2, max: 40 },
  /** What is shown of the page behind a link; an address that is longer has no preview. */
  previewUrl: 2_000,
  previewTitle: 200,
  previewDescription: 300,
  previewSite: 80,
  statusText: { max: 100 },
  /** Items of one list page; the others are the default page sizes. */
  page: {
    max: 100,
    members: 50,
    messages: 50,
    conversations: 20,
    reactions: 50,
    readers: 50,
    search: 20,
    threads: 20,
    saved: 20,
    notifications: 30,
  },
  /** What a search for everything shows of each kind but messages. */
  searchOverview: 5,
  /** Characters of a message around what was found. */
  snippet: 240,
  searchQuery: { max: 200 },
  /** Ids asked for in one look-up. */
  lookup: 200,
  invitationUses: 10_000,
  /** An invitation's longest life, in days; without `expiresAt` it lives `defaultDays`. */
  invitation: { defaultDays: 14, maxDays: 365 },
  /** Typing is signalled in conversations of up to this many members. */
  typingMembers: 100,
  /** What others have received and read is told live in conversations of up to this many members; in larger ones clients ask. */
  receiptMembers: 200,
  /** Presence is told live in conversations of up to this many members; in larger ones clients ask. */
  presenceMembers: 500,
  /** How long a typing signal holds by itself, and the least time between two, in milliseconds. */
  typing: { holdMs: 6_000, everyMs: 3_000 },
  /** Without input on any device for this long a member counts as away, in milliseconds. */
  idleMs: 5 * 60_000,
  /** Calls in one HTTP batch or socket frame. */
  batch: 10,
  /** Bytes of an HTTP body and of a socket frame. */
  httpBody: 256 * 1024,
  socketFrame: 64 * 1024,
} as const;
