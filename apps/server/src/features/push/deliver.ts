import type { PushPayload } from "@parley/api/server";
import { pushDeliveries, pushDevices } from "@parley/db";
import { and, eq, inArray } from "drizzle-orm";
import type { JobAttempt } from "../../jobs/job.js";
import { PageRefused } from "../previews/index.js";
import { type Delivery, type DeliveryKey, type DeviceRow, deliveryAt, findDelivery } from "./find-delivery.js";
import { type PushRequest, postToPushService } from "./post-to-push-service.js";
import type { PushDeps } from "./push-deps.js";
import { type VapidKeys, vapidSubject } from "./vapid.js";

/** How long a push service keeps a message for a device that is off, in seconds: what is older is no news. */
const KEPT_SECONDS = 24 * 60 * 60;

/** What a push service's answer means (RFC 8030): a subscription that is over, or made with another key pair. */
const GONE = new Set([401, 403, 404, 410]);
const isTransient = (status: number) => status === 429 || status >= 500;

/**
 * Tells one device of one notification, if it still wants to be told. A server that is killed between sending and noting it sends
 * again: the device shows the second in place of the first, without a sound, since both have the notification's id.
 */
export async function deliver(
  deps: PushDeps,
  keys: () => Promise<VapidKeys>,
  { workspaceId, data, signal }: JobAttempt<Omit<DeliveryKey, "workspaceId">>,
): Promise<void> {
  const key = { workspaceId, ...data };
  const delivery = await deps.db.withWorkspace(workspaceId, (tx) => findDelivery(deps, tx, key), {
    isolation: "repeatable read",
    readOnly: true,
  });
  if (delivery === undefined) return;
  const { device, payload } = delivery;
  const [session] = await deps.sessions.listActive([device.sessionId]);
  if (session === undefined) return removeDevice(deps, device);
  if (payload === null) return forgetDelivery(deps, key);
  const status = await send(deps, await encrypt(deps, await keys(), delivery, payload), signal);
  if (isTransient(status)) throw new Error(`The push service answered with ${status}`);
  if (GONE.has(status)) return removeDevice(deps, device);
  if (status < 200 || status > 299) {
    deps.logger.warn({ status }, "a push service does not take a message");
    return forgetDelivery(deps, key);
  }
  await noteSent(deps, key, payload.dismissed);
}

/** The answer's status; an address that leads where it must not counts as one that is no more. */
async function send(deps: PushDeps, request: PushRequest, signal: AbortSignal): Promise<number> {
  try {
    return await postToPushService(request, deps.pushRules, signal);
  } catch (error) {
    if (!(error instanceof PageRefused)) throw error;
    deps.logger.warn({ err: error }, "a device names an address that no push service has");
    return 410;
  }
}

async function encrypt(
  { publicUrl }: PushDeps,
  keys: VapidKeys,
  { device, isUrgent }: Delivery,
  payload: PushPayload,
): Promise<PushRequest> {
  const { default: webPush } = await import("web-push");
  const { endpoint, p256dh, auth } = device;
  const { headers, body } = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify(payload),
    {
      vapidDetails: { subject: vapidSubject(publicUrl), ...keys },
      TTL: KEPT_SECONDS,
      urgency: isUrgent ? "high" : "normal",
      // One that waits at the push service is replaced by the next of the same notification.
      topic: payload.id.replaceAll("-", ""),
      contentEncoding: "aes128gcm",
    },
  );
  return { endpoint, headers, body };
}

async function removeDevice({ db }: PushDeps, { workspaceId, id }: DeviceRow): Promise<void> {
  await db.withWorkspace(workspaceId, (tx) =>
    tx.delete(pushDevices).where(and(eq(pushDevices.workspaceId, workspaceId), eq(pushDevices.id, id))),
  );
}

async function forgetDelivery({ db }: PushDeps, key: DeliveryKey): Promise<void> {
  await db.withWorkspace(key.workspaceId, (tx) => tx.delete(pushDeliveries).where(deliveryAt(key)));
}

async function noteSent({ db, clock }: PushDeps, key: DeliveryKey, dismissed: readonly string[]): Promise<void> {
  const { workspaceId, deviceId } = key;
  await db.withWorkspace(workspaceId, async (tx) => {
    await tx
      .update(pushDeliveries)
      .set({ sentAt: new Date(clock.now()).toISOString() })
      .where(deliveryAt(key));
    if (dismissed.length > 0)
      await tx
        .delete(pushDeliveries)
        .where(
          and(
            eq(pushDeliveries.workspaceId, workspaceId),
            eq(pushDeliveries.deviceId, deviceId),
            inArray(pushDeliveries.notificationId, [...dismissed]),
          ),
        );
  });
}
