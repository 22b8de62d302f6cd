import type { PushPayload } from "@parley/api";

/** What a shown notification carries for its click. */
export interface ShownData {
  /** A path of the app. */
  readonly path: string;
}

/** A notification of ours that the device shows. */
export interface ShownNotification {
  readonly tag: string;
  close(): void;
}

/** A window of the app. */
export interface AppWindow {
  readonly url: string;
  readonly visibilityState: string;
  focus(): Promise<unknown>;
  postMessage(message: unknown): void;
}

/** What a service worker can do, as far as notifications need it. */
export interface WorkerPorts {
  listWindows(): Promise<readonly AppWindow[]>;
  listShown(): Promise<readonly ShownNotification[]>;
  show(title: string, options: { body: string; tag: string; data: ShownData }): Promise<void>;
  open(path: string): Promise<unknown>;
}

/** Tells a window of the app where to go. */
export interface OpenMessage {
  readonly type: "OPEN";
  readonly path: string;
}

/** Shown where a message cannot be read: browsers want something shown for each that comes. */
const UNREADABLE: PushPayload = { id: "parley", title: "Parley", body: "", path: "/", dismissed: [] };

/**
 * Shows what the server sent, in the place of what it sent under the same id, and takes away what has been dismissed on another
 * device. Where somebody sees the app it stays silent: that tells by itself. Dismissals never come alone: a message that shows
 * nothing breaks the promise given with `userVisibleOnly`, and browsers end subscriptions over it.
 */
async function showPush(text: string | undefined, ports: WorkerPorts): Promise<void> {
  const { id, title, body, path, dismissed } = parse(text);
  for (const shown of await ports.listShown()) if (dismissed.includes(shown.tag)) shown.close();
  const windows = await ports.listWindows();
  if (windows.some(({ visibilityState }) => visibilityState === "visible")) return;
  await ports.show(title, { body, tag: id, data: { path } });
}

/**
 * Takes what the server sent, one after the other: what waited for a device that was off comes at once, and the second may dismiss
 * what the first is about to show.
 */
export function createPushReceiver(ports: WorkerPorts): (text: string | undefined) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (text) => {
    const shown = last.then(() => showPush(text, ports));
    last = shown.catch(() => undefined);
    return shown;
  };
}

function parse(text: string | undefined): PushPayload {
  try {
    const given = JSON.parse(text ?? "") as Partial<PushPayload> | null;
    return { ...UNREADABLE, ...given };
  } catch {
    return UNREADABLE;
  }
}

/** Goes where a notification leads: in a window of the app that is open, of the same workspace rather than another, or in a new one. */
export async function openNotification(data: Partial<ShownData> | null, ports: WorkerPorts): Promise<void> {
  const path = data?.path ?? "/";
  const workspace = workspaceOf(path);
  const windows = await ports.listWindows();
  const known = windows.find(({ url }) => workspaceOf(new URL(url).pathname) === workspace) ?? windows[0];
  if (!known) {
    await ports.open(path);
    return;
  }
  await known.focus();
  known.postMessage({ type: "OPEN", path } satisfies OpenMessage);
}

const workspaceOf = (path: string) => path.split(/[/?]/).slice(0, 3).join("/");
