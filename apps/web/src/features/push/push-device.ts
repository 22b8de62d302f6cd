import type { ParleyClient, PushSubscribeInput } from "@parley/api";
import { readPreferences, writePreferences } from "../../lib/preferences";

/** Whether this browser can be told while the app is closed: `install` on an iPhone, where only installed apps can be. */
export type PushSupport = "missing" | "install" | "denied" | "possible";

/** Whether this device can be told while the app is closed. */
export function readPushSupport(): PushSupport {
  if (typeof Notification === "undefined" || !("PushManager" in window) || !("serviceWorker" in navigator))
    return isUninstalledPhone() ? "install" : "missing";
  return Notification.permission === "denied" ? "denied" : "possible";
}

/** Apple's phones and tablets, whose browsers have no push but in apps on the home screen. */
function isUninstalledPhone(): boolean {
  const isApple = /iPhone|iPad|iPod/.test(navigator.userAgent);
  return isApple && !matchMedia("(display-mode: standalone)").matches;
}

/** Whether this device is told. */
export function isPushWanted(): boolean {
  return readPreferences().pushNotifications && readPushSupport() === "possible";
}

type PushClient = Pick<ParleyClient, "push">;

/**
 * Has this device told, after asking for permission; `false` where the browser does not allow it. Throws where the push service or
 * our server cannot be reached, and where the app's files are not kept in this browser.
 */
export async function turnPushOn(client: PushClient): Promise<boolean> {
  if ((await Notification.requestPermission()) !== "granted") return false;
  await subscribe(client);
  writePreferences({ pushNotifications: true });
  return true;
}

/** This device is told no more. The browser forgets first: whatever fails then, nothing is shown. */
export async function turnPushOff(client: PushClient): Promise<void> {
  writePreferences({ pushNotifications: false });
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager.getSubscription();
  if (!subscription) return;
  await subscription.unsubscribe();
  await client.push.unsubscribe.mutate({ endpoint: subscription.endpoint });
}

/** Binds this device to the session there is now: each sign-in begins a new one, and browsers give out new addresses at times. */
export async function renewPush(client: PushClient): Promise<void> {
  if (isPushWanted() && Notification.permission === "granted") await subscribe(client);
}

async function subscribe(client: PushClient): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration) throw new Error("There is no service worker.");
  const { publicKey } = await client.push.key.query();
  const known = await registration.pushManager.getSubscription();
  const isOurs = known !== null && toText(known.options.applicationServerKey) === publicKey;
  if (known && !isOurs) await known.unsubscribe();
  const subscription =
    known && isOurs
      ? known
      : await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  const { endpoint, keys } = subscription.toJSON();
  await client.push.subscribe.mutate({ endpoint, keys } as PushSubscribeInput);
}

/** As base64url without padding, the form of the public key. */
function toText(bytes: ArrayBuffer | null): string {
  const letters = Array.from(new Uint8Array(bytes ?? new ArrayBuffer(0)), (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
