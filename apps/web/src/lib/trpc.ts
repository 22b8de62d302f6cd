import type { AppRouter } from "@parley/api";
import { createTRPCReact } from "@trpc/react-query";

/** Typed hooks for every procedure. The provider nearest above decides the workspace the calls are about. */
export const trpc = createTRPCReact<AppRouter>();
