import { type Answer, answerOf, type RpcMessage } from "./answer.js";

export interface HttpCallOptions {
  token?: string;
  /** The header x-parley-workspace. */
  workspace?: string;
}

/** Calls a query or mutation over HTTP, as a program would that has no client library. */
export async function callOverHttp(
  url: string,
  type: "query" | "mutation",
  path: string,
  input: unknown,
  { token, workspace }: HttpCallOptions = {},
): Promise<Answer> {
  const headers: Record<string, string> = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(workspace === undefined ? {} : { "x-parley-workspace": workspace }),
  };
  const body = JSON.stringify(input);
  const query = input === undefined ? "" : `?input=${encodeURIComponent(body)}`;
  const response =
    type === "query"
      ? await fetch(`${url}/trpc/${path}${query}`, { headers })
      : await fetch(`${url}/trpc/${path}`, {
          method: "POST",
          headers: { ...headers, "content-type": "application/json" },
          ...(input === undefined ? {} : { body }),
        });
  const text = await response.text();
  // Node itself answers what it cannot read, without a body.
  if (text === "") return { ok: false, code: `HTTP ${response.status}`, reason: "NONE" };
  return answerOf(JSON.parse(text) as RpcMessage);
}
