import { boolean, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { counter, instant, now } from "../columns.js";

/** The installation's key pair for push services; seen by the identity role alone. */
export const vapidKeys = pgTable("vapid_keys", {
  single: boolean("single").primaryKey().default(true),
  /** A point of P-256, uncompressed, base64url. */
  publicKey: text("public_key").notNull(),
  /** Never leaves the server. */
  privateKey: text("private_key").notNull(),
  createdAt: instant("created_at").notNull().default(now),
});

/** Devices that are told while their app is closed. */
export const pushDevices = pgTable(
  "push_devices",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull().defaultRandom(),
    memberId: uuid("member_id").notNull(),
    /** The public id of the session that asked for it, which it goes with. */
    sessionId: uuid("session_id").notNull(),
    endpoint: text("endpoint").notNull(),
    p256dh: text("p256dh").notNull(),
    auth: text("auth").notNull(),
    createdAt: instant("created_at").notNull().default(now),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

/** What a device has been sent or is to be, and may still show. */
export const pushDeliveries = pgTable(
  "push_deliveries",
  {
    workspaceId: uuid("workspace_id").notNull(),
    deviceId: uuid("device_id").notNull(),
    notificationId: uuid("notification_id").notNull(),
    /** Of the notification as it is told. */
    seq: counter("seq").notNull(),
    sentAt: instant("sent_at"),
    createdAt: instant("created_at").notNull().default(now),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.deviceId, table.notificationId] })],
);
