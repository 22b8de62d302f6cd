/** One message as it is written down: who says it and what becomes of it. */
export interface DialogueLine {
  /** The letter of the speaker, see `DEMO_PEOPLE`. */
  speaker: string;
  text: string;
  /** What the author makes of it a little later. */
  edited?: string;
  /** The author takes it back. */
  deleted: boolean;
  /** Hours pass before it. */
  later: boolean;
}

/** Messages that belong together, a few minutes apart. */
export type Dialogue = readonly DialogueLine[];

const SPOKEN = /^([A-Z])(x?): (.+)$/;

/**
 * Reads dialogues from their text. An empty line parts them; `M: text` is a message of M, `Mx: text` one that is taken
 * back, `M: text => other` one that is edited; `…` alone lets hours pass; any other line goes on with the message above.
 * Throws for a line that belongs to no message.
 */
export function parseDialogues(text: string): Dialogue[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map(parseDialogue);
}

function parseDialogue(text: string): Dialogue {
  const lines: DialogueLine[] = [];
  let later = false;
  for (const line of text.split("\n")) {
    const spoken = SPOKEN.exec(line);
    const last = lines.at(-1);
    if (spoken !== null) {
      const [said = "", edited] = (spoken[3] ?? "").split(" => ");
      lines.push({ speaker: spoken[1] ?? "", text: said, edited, deleted: spoken[2] === "x", later });
      later = false;
    } else if (line === "…") later = true;
    else if (last !== undefined) last.text += `\n${line}`;
    else throw new SyntaxError(`Nobody says "${line}".`);
  }
  return lines;
}
