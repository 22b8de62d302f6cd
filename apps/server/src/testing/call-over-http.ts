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
  return answerOf((await response.json()) as RpcMessage);
}
