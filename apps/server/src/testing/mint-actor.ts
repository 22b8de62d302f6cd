import { randomUUID } from "node:crypto";
import type { Actor } from "@parley/api/server";

/** An actor as the gate would mint it. The brand cannot be made otherwise; product code has only the gate. */
export function mintActor(fields: Pick<Actor, "workspaceId" | "memberId" | "userId" | "role">): Actor {
  return { ...fields, sessionId: randomUUID() } as unknown as Actor;
}
