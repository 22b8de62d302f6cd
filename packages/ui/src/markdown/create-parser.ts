import MarkdownIt, { type MarkdownIt as Parser, type StateCore, type StateInline } from "markdown-it";

/** Quotes and lists inside each other; what is nested deeper is no text anybody reads. */
export const MOST_NESTED = 40;

const MENTION = /<(?:@([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})|!(here|everyone))>/iy;
const REFERENCE = /<#([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}):(\d{1,15})>/iy;
const SHORTCODE = /:([a-z0-9_+-]{1,40}):/y;
const TASK = /^\[([ xX])\][ \t]+/u;
/** Everything else, such as `javascript:` and addresses without a scheme, stays text. */
const SAFE_ADDRESS = /^(?:https?:\/\/|mailto:|tel:)/iu;

/** `<@id>`, `<!here>` and `<!everyone>`. */
function parseMention(state: StateInline, silent: boolean): boolean {
  MENTION.lastIndex = state.pos;
  const match = MENTION.exec(state.src);
  if (!match) return false;
  if (!silent) {
    const token = state.push("mention", "", 0);
    token.content = (match[1] ?? match[2] ?? "").toLowerCase();
  }
  state.pos += match[0].length;
  return true;
}

/** `<#conversation:seq>`. */
function parseReference(state: StateInline, silent: boolean): boolean {
  REFERENCE.lastIndex = state.pos;
  const match = REFERENCE.exec(state.src);
  if (!match) return false;
  if (!silent) {
    const token = state.push("reference", "", 0);
    token.content = match[0];
    token.meta = { conversationId: match[1]?.toLowerCase(), seq: Number(match[2]) };
  }
  state.pos += match[0].length;
  return true;
}

/** `:house:`; whether there is an emoji of that name is decided when it is shown. */
function parseShortcode(state: StateInline, silent: boolean): boolean {
  SHORTCODE.lastIndex = state.pos;
  const match = SHORTCODE.exec(state.src);
  // Not in times of day such as 10:30:15.
  if (!match || /[\p{L}\p{N}]/u.test(state.src[state.pos - 1] ?? "")) return false;
  if (!silent) {
    const token = state.push("shortcode", "", 0);
    token.content = match[1] ?? "";
  }
  state.pos += match[0].length;
  return true;
}

/** Marks list items that begin with `[ ]` or `[x]`, and takes that out of their text. */
function markTasks({ tokens }: StateCore): void {
  for (const [index, token] of tokens.entries()) {
    const item = tokens[index - 2];
    const first = token.children?.[0];
    if (token.type !== "inline" || item?.type !== "list_item_open" || first?.type !== "text") continue;
    const task = TASK.exec(first.content);
    if (!task) continue;
    first.content = first.content.slice(task[0].length);
    item.meta = { isDone: task[1] !== " " };
  }
}

/** CommonMark with tables, task lists, strikethrough and bare addresses; line breaks stay; no HTML and no images. */
export function createParser(): Parser {
  const parser = new MarkdownIt({ html: false, linkify: true, breaks: true, maxNesting: MOST_NESTED });
  // An image from elsewhere would tell its owner who reads this, and when.
  parser.disable("image");
  // What looks like a name, as in main.rs, is no address.
  parser.linkify.set({ fuzzyLink: false, fuzzyIP: false, fuzzyEmail: true });
  parser.validateLink = (address) => SAFE_ADDRESS.test(address.trim());
  parser.inline.ruler.before("autolink", "mention", parseMention);
  parser.inline.ruler.before("autolink", "reference", parseReference);
  parser.inline.ruler.after("linkify", "shortcode", parseShortcode);
  parser.core.ruler.after("inline", "task_list", markTasks);
  return parser;
}
