import type { EmojiGroup } from "../chat/reactions/emoji-rows";
import type { ReactionView } from "../chat/reactions/reaction-bar";

const toned = (emoji: string) => ["🏻", "🏼", "🏽", "🏾", "🏿"].map((tone) => emoji + tone);

/** A few emoji in the shape the app has two thousand in. */
export const emojiGroups: readonly EmojiGroup[] = [
  {
    id: "recent",
    label: "Used last",
    entries: [
      { emoji: "👍", name: "thumbs up", words: "yes good daumen hoch", tones: toned("👍") },
      { emoji: "🎉", name: "party popper", words: "tada congratulations konfettibombe" },
    ],
  },
  {
    id: "smileys",
    label: "Smileys and emotions",
    entries: [
      { emoji: "😀", name: "grinning face", words: "smile grinsendes gesicht" },
      { emoji: "😂", name: "face with tears of joy", words: "laugh lol gesicht mit freudentranen" },
      { emoji: "😍", name: "smiling face with heart-eyes", words: "love herzformige augen" },
      { emoji: "🤔", name: "thinking face", words: "hmm nachdenkendes gesicht" },
      { emoji: "😢", name: "crying face", words: "sad weinendes gesicht" },
      { emoji: "😡", name: "enraged face", words: "angry schmollendes gesicht" },
      { emoji: "😴", name: "sleeping face", words: "tired schlafendes gesicht" },
      { emoji: "🤝", name: "handshake", words: "deal handschlag", tones: toned("🤝") },
      { emoji: "❤️", name: "red heart", words: "love rotes herz" },
      { emoji: "👀", name: "eyes", words: "look augen" },
    ],
  },
  {
    id: "people",
    label: "People and body",
    entries: [
      { emoji: "👋", name: "waving hand", words: "hello winkende hand", tones: toned("👋") },
      { emoji: "👍", name: "thumbs up", words: "yes good daumen hoch", tones: toned("👍") },
      { emoji: "👏", name: "clapping hands", words: "bravo klatschende hande", tones: toned("👏") },
    ],
  },
  {
    id: "objects",
    label: "Objects",
    entries: [
      { emoji: "🔑", name: "key", otherNames: ["schlussel"], words: "lock" },
      { emoji: "🔐", name: "locked with key", words: "lock schlussel" },
      { emoji: "🏠", name: "house", words: "home haus" },
      { emoji: "🎊", name: "confetti ball", words: "party konfettiball" },
    ],
  },
];

export const galleryReactions: readonly ReactionView[] = [
  { emoji: "👍", count: 3, mine: true },
  { emoji: "❤️", count: 1, mine: true },
  { emoji: "🎉", count: 12, mine: false },
];
