import { DEFAULT_MESSAGE_LANGUAGE, type PushPayload } from "@parley/api/server";
import { memberPreferences, notifications, pushDeliveries, pushDevices, type Tx } from "@parley/db";
import { and, desc, eq, inArray, isNotNull, isNull, ne } from "drizzle-orm";
import { decide, listTellable, tell } from "../notifications/index.js";
import type { PushDeps } from "./push-deps.js";

/** Characters of a message that are shown on a device. */
const LONGEST_BODY = 120;
/** Dismissed notifications named at once: with them a message still fits into the 4,096 bytes a push service must take. */
const MOST_DISMISSED = 20;

export type DeviceRow = typeof pushDevices.$inferSelect;

/** Which device is to be told of what. */
export interface DeliveryKey {
  workspaceId: string;
  deviceId: string;
  notificationId: string;
}

/** Something a device waits for. */
export interface Delivery {
  device: DeviceRow;
  /** `null` where there is nothing to tell any more: read, deleted, left, muted, not to be disturbed, sitting before a device. */
  payload: PushPayload | null;
  /** Mentions, direct messages and the like; the opposite of what can wait until somebody takes the device in hand. */
  isUrgent: boolean;
}

/** The rows of one delivery, and those of its device. */
export const deliveryAt = ({ workspaceId, deviceId, notificationId }: DeliveryKey) =>
  and(
    eq(pushDeliveries.workspaceId, workspaceId),
    eq(pushDeliveries.deviceId, deviceId),
    eq(pushDeliveries.notificationId, notificationId),
  );

/** What a device is to be shown, as things stand at this moment; `undefined` where it is gone or has been told already. */
export async function findDelivery(deps: PushDeps, tx: Tx, key: DeliveryKey): Promise<Delivery | undefined> {
  const { workspaceId, notificationId } = key;
  const [waiting] = await tx
    .select({ device: pushDevices, language: memberPreferences.language })
    .from(pushDeliveries)
    .innerJoin(
      pushDevices,
      and(eq(pushDevices.workspaceId, pushDeliveries.workspaceId), eq(pushDevices.id, pushDeliveries.deviceId)),
    )
    .leftJoin(
      memberPreferences,
      and(
        eq(memberPreferences.workspaceId, pushDevices.workspaceId),
        eq(memberPreferences.memberId, pushDevices.memberId),
      ),
    )
    .where(and(deliveryAt(key), isNull(pushDeliveries.sentAt)));
  if (waiting === undefined) return undefined;
  const { device, language } = waiting;
  const { memberId } = device;
  // A device may have changed hands since.
  const isTheirs = and(eq(notifications.id, notificationId), eq(notifications.memberId, memberId));
  const [tellable] = await listTellable(tx, workspaceId, isTheirs, deps.clock.now());
  const active = deps.isActive({ workspaceId, memberId });
  if (tellable === undefined || !decide(tellable.notification.kind, { ...tellable.circumstances, active }).push)
    return { device, payload: null, isUrgent: false };
  const { title, excerpt, path } = tell(tellable, language ?? DEFAULT_MESSAGE_LANGUAGE, LONGEST_BODY);
  const dismissed = await listDismissed(deps, tx, key);
  const { kind } = tellable.notification;
  return {
    device,
    payload: { id: notificationId, title, body: excerpt, path, dismissed },
    isUrgent: kind === "mention" || kind === "direct",
  };
}

/** What the device was sent and may still show, though it has been read or is gone. */
async function listDismissed(deps: PushDeps, tx: Tx, { workspaceId, deviceId, notificationId }: DeliveryKey) {
  const sent = await tx
    .select({ id: pushDeliveries.notificationId })
    .from(pushDeliveries)
    .where(
      and(
        eq(pushDeliveries.workspaceId, workspaceId),
        eq(pushDeliveries.deviceId, deviceId),
        ne(pushDeliveries.notificationId, notificationId),
        isNotNull(pushDeliveries.sentAt),
      ),
    )
    .orderBy(desc(pushDeliveries.createdAt))
    .limit(MOST_DISMISSED);
  if (sent.length === 0) return [];
  const ids = sent.map(({ id }) => id);
  const unread = await listTellable(tx, workspaceId, inArray(notifications.id, ids), deps.clock.now());
  const standing = new Set(unread.map(({ notification }) => notification.id));
  return ids.filter((id) => !standing.has(id));
}
