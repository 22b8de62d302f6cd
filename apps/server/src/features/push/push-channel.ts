import type { Tx } from "@parley/db";
import { sql } from "drizzle-orm";
import type { JobQueue } from "../../jobs/job-queue.js";
import type { Announced, Channel } from "../notifications/index.js";
import { deliverPush } from "./deliver-push.js";

/** Enqueues one message for each device of those who are told, and each notification once, however often it is announced. */
export function createPushChannel({ jobs }: { jobs: JobQueue }): Channel {
  return {
    announce: async (tx, workspaceId, announced) => {
      const deliveries = await storeDeliveries(tx, workspaceId, announced);
      await jobs.enqueueAll(
        tx,
        deliverPush,
        deliveries.map((data) => ({ data })),
      );
    },
  };
}

async function storeDeliveries(tx: Tx, workspaceId: string, announced: readonly Announced[]) {
  const stored = await tx.execute<{ deviceId: string; notificationId: string }>(sql`
    insert into push_deliveries as d (workspace_id, device_id, notification_id, seq)
    select pd.workspace_id, pd.id, x.id, x.seq
    from jsonb_to_recordset(${JSON.stringify(announced)}::text::jsonb) as x(id uuid, "memberId" uuid, seq bigint)
    join push_devices pd on pd.workspace_id = ${workspaceId} and pd.member_id = x."memberId"
    on conflict (workspace_id, device_id, notification_id) do update
      set seq = excluded.seq, sent_at = null, created_at = excluded.created_at
      where d.seq < excluded.seq
    returning device_id as "deviceId", notification_id as "notificationId"`);
  const deliveries = [...stored];
  if (deliveries.length > 0)
    await tx.execute(sql`
      delete from push_deliveries
      where workspace_id = ${workspaceId} and created_at < clock_timestamp() - interval '7 days'
        and device_id = any(${sql.param([...new Set(deliveries.map(({ deviceId }) => deviceId))])}::uuid[])`);
  return deliveries;
}
