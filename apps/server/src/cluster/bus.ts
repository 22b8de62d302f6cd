import type { z } from "zod";

/** One kind of hint: its name on the wire, and what it carries. */
export interface Topic<Body> {
  readonly name: string;
  readonly body: z.ZodType<Body>;
}

/**
 * Carries small hints to all other nodes (SPEC N1). Everything on it may be lost, late or doubled: whoever publishes
 * something that must arrive has another way for it. Nothing here is awaited, nothing throws.
 */
export interface Bus {
  /** Tells the other nodes, never this one. */
  publish<Body>(topic: Topic<Body>, body: Body): void;
  /** Listens to what other nodes tell. To be called before the cluster runs. */
  subscribe<Body>(topic: Topic<Body>, listener: (body: Body) => void): void;
  /** Called whenever the bus begins to work, first or again: what was told before is lost. */
  onReady(listener: () => void): void;
}

/** The bus of a node that has no others. */
export const soloBus: Bus = {
  publish: () => undefined,
  subscribe: () => undefined,
  onReady: () => undefined,
};
