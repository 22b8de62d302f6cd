import type { TRPCClient } from "@trpc/client";
import type { AppRouter } from "../router.js";
import type { ParleyClient } from "./parley-client.js";

/** The same client with tRPC's own type, for tools that build on tRPC, such as @trpc/react-query. */
export function trpcClientOf(client: ParleyClient): TRPCClient<AppRouter> {
  return client as TRPCClient<AppRouter>;
}
