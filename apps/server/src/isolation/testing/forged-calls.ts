import { AsyncLocalStorage } from "node:async_hooks";
import { type Actor, appRouter, createCallerFactory } from "@parley/api/server";
import type { Database } from "@parley/db";
import { testRequest } from "../../testing/identity-factories.js";
import { changeEntering } from "../../testing/model/change-entering.js";
import type { Answer } from "../../testing/servers/answer.js";
import type { World } from "../../testing/world.js";

const createCaller = createCallerFactory(appRouter);

/**
 * A world's database for calls in which the program is wrong about the workspace: everything it asks for is asked for in
 * another one, so that only row security stands between the two.
 */
export class Misled {
  private readonly workspace = new AsyncLocalStorage<string>();

  /** To be given to the world as `wrapDatabase`. */
  readonly wrap = (db: Database): Database => ({
    ...db,
    withWorkspace: (workspaceId, fn, options) =>
      db.withWorkspace(this.workspace.getStore() ?? workspaceId, fn, options),
  });

  /** Runs something whose transactions and database functions all go into this workspace, whatever they ask for. */
  async into<T>(world: World, workspaceId: string, run: () => Promise<T>): Promise<T> {
    const putBack = await changeEntering(world.unfenced.sql, { into: workspaceId });
    try {
      return await this.workspace.run(workspaceId, run);
    } finally {
      await putBack();
    }
  }
}

/** Calls a procedure as the gate would for this actor, forged or not. */
export async function callAs(world: World, actor: Actor, path: string, input: unknown): Promise<Answer> {
  const caller = createCaller({
    services: world.services,
    request: testRequest(),
    cookies: null,
    gate: {
      findIdentity: () => Promise.resolve(actor),
      getIdentity: () => Promise.resolve(actor),
      getActor: () => Promise.resolve(actor),
      count: () => Promise.resolve(),
    },
  });
  const [feature = "", verb = ""] = path.split(".");
  const verbs = caller[feature as keyof typeof caller] as unknown as Record<
    string,
    (input: unknown) => Promise<unknown>
  >;
  try {
    return { ok: true, data: await verbs[verb]?.(input) };
  } catch (error) {
    return refusalOf(error);
  }
}

function refusalOf(error: unknown): Answer {
  const { code, reason, cause } = error as { code?: string; reason?: string; cause?: { reason?: string } };
  return { ok: false, code: code ?? "NONE", reason: reason ?? cause?.reason ?? "NONE" };
}
