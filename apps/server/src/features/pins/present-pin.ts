import type { Pin } from "@parley/api/server";
import { pins, type Tx } from "@parley/db";
import { and, eq } from "drizzle-orm";
import { type MessageRow, presentSharedMessage } from "../conversations/index.js";

export type PinRow = typeof pins.$inferSelect;

export async function findPin(tx: Tx, { workspaceId, id }: MessageRow): Promise<PinRow | undefined> {
  const [pin] = await tx
    .select()
    .from(pins)
    .where(and(eq(pins.workspaceId, workspaceId), eq(pins.messageId, id)));
  return pin;
}

export function presentPin(message: MessageRow, pin: Pick<PinRow, "pinnedBy" | "pinnedAt">): Pin {
  return { message: presentSharedMessage(message), pinnedBy: pin.pinnedBy, pinnedAt: pin.pinnedAt };
}
