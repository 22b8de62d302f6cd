import { type ParleyClient, reasonOf } from "@parley/api";
import type { ClientState, Refetch } from "../../../web/src/sync/state/index.js";

/** The lists the web app fetches and fetches again when a reducer says so. */
export interface FetchedLists {
  directory: unknown;
  /** `null` for guests, who may not look for groups. */
  groups: unknown;
  /** By conversation. */
  groupMembers: Record<string, unknown>;
  /** By conversation. */
  pins: Record<string, unknown>;
  saved: unknown;
  notifications: unknown;
  scheduled: unknown;
}

/** All lists as they are now. */
export async function fetchLists(client: ParleyClient, state: ClientState): Promise<FetchedLists> {
  const groupMembers: Record<string, unknown> = {};
  const pins: Record<string, unknown> = {};
  for (const { id, kind } of Object.values(state.conversations)) {
    if (kind === "group") groupMembers[id] = await fetchGroupMembers(client, id);
    pins[id] = await fetchPins(client, id);
  }
  const [directory, groups, saved, notifications, scheduled] = await Promise.all([
    fetchDirectory(client),
    fetchGroups(client),
    fetchSaved(client),
    fetchNotifications(client),
    fetchScheduled(client),
  ]);
  return { directory, groups, groupMembers, pins, saved, notifications, scheduled };
}

/** The lists after those asked for were fetched anew; a list of a conversation that is gone is closed. */
export async function refetchLists(
  client: ParleyClient,
  state: ClientState,
  lists: FetchedLists,
  wanted: readonly Refetch[],
): Promise<FetchedLists> {
  const kinds = new Set(wanted.map(({ kind }) => kind));
  const groupMembers: Record<string, unknown> = {};
  const pins: Record<string, unknown> = {};
  for (const { id, kind } of Object.values(state.conversations)) {
    const hasPins = lists.pins[id] !== undefined && !kinds.has("pins");
    pins[id] = hasPins ? lists.pins[id] : await fetchPins(client, id);
    if (kind !== "group") continue;
    const isOpen = lists.groupMembers[id] !== undefined && !kinds.has("group-members");
    groupMembers[id] = isOpen ? lists.groupMembers[id] : await fetchGroupMembers(client, id);
  }
  return {
    directory: kinds.has("directory") ? await fetchDirectory(client) : lists.directory,
    groups: kinds.has("groups") ? await fetchGroups(client) : lists.groups,
    groupMembers,
    pins,
    saved: kinds.has("saved") ? await fetchSaved(client) : lists.saved,
    notifications: kinds.has("notifications") ? await fetchNotifications(client) : lists.notifications,
    scheduled: kinds.has("scheduled") ? await fetchScheduled(client) : lists.scheduled,
  };
}

async function fetchDirectory(client: ParleyClient): Promise<unknown> {
  return (await client.members.list.query({ limit: 100, includeDeactivated: true })).items;
}

async function fetchGroupMembers(client: ParleyClient, conversationId: string): Promise<unknown> {
  return (await client.groups.members.query({ conversationId, limit: 100 })).items;
}

async function fetchPins(client: ParleyClient, conversationId: string): Promise<unknown> {
  return (await client.pins.list.query({ conversationId })).items;
}

async function fetchSaved(client: ParleyClient): Promise<unknown> {
  return (await client.saved.list.query({ limit: 100 })).items;
}

async function fetchNotifications(client: ParleyClient): Promise<unknown> {
  return client.notifications.list.query({ limit: 100 });
}

async function fetchScheduled(client: ParleyClient): Promise<unknown> {
  return (await client.scheduled.list.query()).items;
}

async function fetchGroups(client: ParleyClient): Promise<unknown> {
  try {
    return (await client.groups.discover.query({ limit: 100 })).items;
  } catch (error) {
    if (reasonOf(error) === "ROLE_TOO_LOW") return null;
    throw error;
  }
}
