import type { Fetch, ParleyClient } from "@parley/api";
import { expect } from "vitest";
import { Observer, type Received } from "./people/observer.js";
import type { World } from "./world.js";
import type { WorldMember } from "./world-people.js";

export interface VerifyOptions<Name extends string> {
  /** Who watches, under the names they have in the outcome. The actor watches too when they stand here. */
  as: Record<Name, WorldMember>;
  /** Those who must be told nothing at all. */
  silent?: readonly NoInfer<Name>[];
}

/** What came of an action. */
export interface Verified<Name extends string, Result> {
  result: Result;
  received: Record<Name, Received>;
}

/**
 * Does something and proves for everybody watching that what their client knew before, plus the events and signals told
 * to it, plus what its reducers asked to be fetched again, equals what a fresh client is given. The state and the
 * reducers are the web app's own.
 *
 * @param mutation the procedure that `action` calls with the client it is handed; calling another one fails
 * @param actor `null` for somebody who is not signed in
 */
export async function verifyAction<Name extends string, Result>(
  world: World,
  mutation: string,
  actor: WorldMember | null,
  action: (client: ParleyClient) => Promise<Result>,
  { as, silent = [] }: VerifyOptions<Name>,
): Promise<Verified<Name, Result>> {
  const names = Object.keys(as) as Name[];
  const observers = new Map<Name, Observer>();
  try {
    for (const name of names) observers.set(name, await Observer.open(world, as[name]));
    const workspaceIds = [...new Set(names.map((name) => as[name].workspace.id))];
    await allCaughtUp(world, workspaceIds, observers);
    for (const observer of observers.values()) observer.forgetReceived();

    const result = await perform(world, mutation, actor, action);
    await allCaughtUp(world, workspaceIds, observers);
    // Whoever was cut off counts as there for a moment longer, in case it was a reload.
    const cutOff = [...observers.values()].filter(({ ended }) => ended).map(({ memberId }) => memberId);
    for (const [name, observer] of observers) {
      if (silent.includes(name)) expect(told(observer), `${name} is told nothing`).toEqual([]);
      if (observer.ended) continue;
      const { known, fresh } = await observer.compareWithFresh(cutOff);
      expect(known, `what ${name} knows`).toEqual(fresh);
    }
    const received = Object.fromEntries([...observers].map(([name, observer]) => [name, observer.received]));
    return { result, received: received as Record<Name, Received> };
  } finally {
    for (const observer of observers.values()) observer.close();
  }
}

async function perform<Result>(
  world: World,
  mutation: string,
  actor: WorldMember | null,
  action: (client: ParleyClient) => Promise<Result>,
): Promise<Result> {
  const called: string[] = [];
  const recording: Fetch = (url, init) => {
    called.push(...decodeURIComponent(new URL(url).pathname).replace("/trpc/", "").split(","));
    return fetch(url, init);
  };
  const speaker = actor === null ? {} : { token: actor.token, workspace: actor.workspace.id };
  const result = await action(world.client({ ...speaker, fetch: recording }));
  expect(called, "the procedures that were called").toContain(mutation);
  return result;
}

async function allCaughtUp(
  world: World,
  workspaceIds: readonly string[],
  observers: ReadonlyMap<string, Observer>,
): Promise<void> {
  for (const workspaceId of workspaceIds) {
    await world.settle(workspaceId);
    const { head } = world.app.container.hub.feed(workspaceId);
    for (const observer of observers.values())
      if (observer.isOf(workspaceId)) await observer.caughtUp(head, () => world.settle(workspaceId));
  }
}

function told(observer: Observer): unknown[] {
  const { events, signals } = observer.received;
  return [...events, ...signals];
}
