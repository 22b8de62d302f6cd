/** Where somebody's sight begins in a group, in places of the model's log. */
interface Place {
  joinedAt: number;
  historyFrom: number;
}

/** A message as everybody should see it who may. */
export interface ModelMessage {
  readonly id: string;
  readonly group: ModelGroup;
  readonly author: string;
  readonly writtenAt: number;
  /** `null` once deleted. */
  text: string | null;
}

export interface ModelGroup {
  readonly id: string;
  readonly name: string;
  readonly history: "all" | "since-joining";
  readonly places: Map<string, Place>;
  readonly messages: ModelMessage[];
}

interface Entry {
  at: number;
  type: string;
  group: ModelGroup;
  /** Who joined or left. */
  subject?: string;
  message?: ModelMessage;
}

interface Reader {
  /** Up to where they have been told; `null` while they are connected. */
  awayFrom: number | null;
  told: string[];
}

/** Says what everybody must see, and must have been told in which order, by the specification alone (SPEC W5, W7, W8, R4). */
export class DeliveryModel {
  readonly groups: ModelGroup[] = [];
  private readonly log: Entry[] = [];
  private readonly readers = new Map<string, Reader>();

  /** Somebody who is connected and has been told nothing yet. */
  addReader(person: string): void {
    this.readers.set(person, { awayFrom: null, told: [] });
  }

  createGroup(group: Pick<ModelGroup, "id" | "name" | "history">, people: readonly string[]): ModelGroup {
    const created: ModelGroup = { ...group, places: new Map(), messages: [] };
    this.groups.push(created);
    // Those there from the beginning have all of the history.
    for (const person of people) this.join(created, person, 0);
    this.append({ type: "conversation.created", group: created });
    return created;
  }

  admit(group: ModelGroup, person: string): void {
    this.join(group, person, group.history === "all" ? 0 : this.log.length);
  }

  private join(group: ModelGroup, person: string, historyFrom: number): void {
    group.places.set(person, { joinedAt: this.log.length, historyFrom });
    this.append({ type: "conversation.joined", group, subject: person });
  }

  dismiss(group: ModelGroup, person: string): void {
    this.append({ type: "conversation.left", group, subject: person });
    group.places.delete(person);
  }

  send(group: ModelGroup, author: string, id: string, text: string): ModelMessage {
    const message: ModelMessage = { id, group, author, writtenAt: this.log.length, text };
    group.messages.push(message);
    this.append({ type: "message.sent", group, message });
    return message;
  }

  edit(message: ModelMessage, text: string): void {
    if (message.text === text) return;
    message.text = text;
    this.append({ type: "message.edited", group: message.group, message });
  }

  delete(message: ModelMessage): void {
    if (message.text === null) return;
    message.text = null;
    this.append({ type: "message.deleted", group: message.group, message });
  }

  private append(fields: Omit<Entry, "at">): void {
    const entry = { ...fields, at: this.log.length };
    this.log.push(entry);
    for (const [person, reader] of this.readers)
      if (reader.awayFrom === null && sees(person, entry)) reader.told.push(labelOf(entry));
  }

  goAway(person: string): void {
    this.reader(person).awayFrom ??= this.log.length;
  }

  isAway(person: string): boolean {
    return this.reader(person).awayFrom !== null;
  }

  /** They are back: told of what they missed as it is now, or, after a reset, of nothing since all is fetched anew. */
  comeBack(person: string, isReset: boolean): void {
    const reader = this.reader(person);
    const missed = isReset ? [] : this.log.slice(reader.awayFrom ?? this.log.length);
    if (isReset) reader.told = [];
    // A joining that is over is not told again.
    const isShown = ({ type, group, subject = "" }: Entry) =>
      type !== "conversation.joined" || group.places.has(subject);
    for (const entry of missed) if (isShown(entry) && sees(person, entry)) reader.told.push(labelOf(entry));
    reader.awayFrom = null;
  }

  private reader(person: string): Reader {
    const reader = this.readers.get(person);
    if (reader === undefined) throw new Error(`Nobody is called ${person}.`);
    return reader;
  }

  /** Everything that somebody was told since they last began, in order. */
  toldTo(person: string): readonly string[] {
    return this.reader(person).told;
  }

  /** The groups somebody sees, each with its messages, oldest first, and how many of these are unread. */
  viewOf(person: string): Record<string, { texts: (string | null)[]; unread: number }> {
    const view: Record<string, { texts: (string | null)[]; unread: number }> = {};
    for (const { name, places, messages } of this.groups) {
      const place = places.get(person);
      if (place === undefined) continue;
      const visible = messages.filter(({ writtenAt }) => writtenAt >= place.historyFrom);
      const unread = visible.filter(
        ({ author, text, writtenAt }) => author !== person && text !== null && writtenAt > place.joinedAt,
      );
      view[name] = { texts: visible.map(({ text }) => text), unread: unread.length };
    }
    return view;
  }
}

/** The rule of sight, by who is where now. */
function sees(person: string, { at, group, subject, message }: Entry): boolean {
  if (subject === person) return true;
  const place = group.places.get(person);
  return place !== undefined && at >= place.joinedAt && (message?.writtenAt ?? at) >= place.historyFrom;
}

/** How the model and a test call one event. */
export function labelFor(type: string, group: string, about = ""): string {
  return `${type} ${group} ${about}`;
}

function labelOf({ type, group, subject, message }: Entry): string {
  return labelFor(type, group.name, subject ?? message?.id);
}
