import type { WrittenForm } from "@parley/ui";

/** What is stored for a mention, outside of code, or code: fenced, or between backticks. */
const CODE = "`{3}[\\s\\S]*?(?:`{3}|$)|`[^`\\n]*`";
const TOKEN = /<@([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})>|<!(here|everyone)>/i;
const STORED = new RegExp(`${CODE}|${TOKEN.source}`, "gi");

/** How mentions are shown while a text is written. */
export interface MentionForm extends WrittenForm {
  /** What to write for a member, `here` or `everyone`: "@Jana Roth". The same each time. */
  label(target: string): string;
}

/**
 * Shows mentions by name in a text that is being written. Each has a label of its own, be there two people of one name, and keeps
 * it while the form is in use: so wherever the label stands, also after undo or at another place, it is that mention.
 */
export function createWrittenForm(getName: (target: string) => string): MentionForm {
  const labels = new Map<string, string>();
  const targets = new Map<string, string>();
  let shownForm = new RegExp(CODE, "g");

  function label(target: string): string {
    const known = labels.get(target);
    if (known !== undefined) return known;
    // A backtick would begin code.
    const base = `@${getName(target).replace(/[`\s]+/gu, " ")}`;
    let made = base;
    for (let count = 2; targets.has(made); count += 1) made = `${base} (${count})`;
    labels.set(target, made);
    targets.set(made, target);
    const longestFirst = [...targets.keys()].sort((one, other) => other.length - one.length).map(escapeRegExp);
    shownForm = new RegExp(`${CODE}|(${longestFirst.join("|")})`, "g");
    return made;
  }

  return {
    label,
    toShown: (text) =>
      text.replace(STORED, (match, memberId?: string, all?: string) => {
        const target = memberId ?? all;
        return target === undefined ? match : label(target.toLowerCase());
      }),
    toText: (shown) =>
      shown.replace(shownForm, (match) => {
        const target = targets.get(match);
        if (target === undefined) return match;
        return target === "here" || target === "everyone" ? `<!${target}>` : `<@${target}>`;
      }),
    cut: (shown) => {
      const pieces: { start: number; text: string; marked: boolean }[] = [];
      let end = 0;
      for (const { 0: text, index } of shown.matchAll(shownForm)) {
        if (!targets.has(text)) continue;
        if (index > end) pieces.push({ start: end, text: shown.slice(end, index), marked: false });
        pieces.push({ start: index, text, marked: true });
        end = index + text.length;
      }
      if (end < shown.length) pieces.push({ start: end, text: shown.slice(end), marked: false });
      return pieces;
    },
  };
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
