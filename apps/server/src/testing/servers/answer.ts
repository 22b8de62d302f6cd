/** What a procedure answered, whichever way it was asked: its data, or why not. */
export type Answer = { ok: true; data: unknown } | Refusal;

/** `code` is tRPC's, `reason` Parley's; a connection that ended instead has the code CLOSED and its close code as reason. */
export interface Refusal {
  ok: false;
  code: string;
  reason: string;
}

/** A message of tRPC as it stands on the wire. */
export interface RpcMessage {
  id?: number | string | null;
  error?: { json?: { data?: { code?: string; reason?: string } } };
  result?: { type?: string; data?: { json?: unknown } };
}

/** Reads an answer off the wire. */
export function answerOf({ error, result }: RpcMessage): Answer {
  if (error === undefined) return { ok: true, data: result?.data?.json };
  const { code = "NONE", reason = "NONE" } = error.json?.data ?? {};
  return { ok: false, code, reason };
}
