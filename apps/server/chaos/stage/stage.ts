import type { Remote } from "../../bench/harness/remote.js";
import type { Oracle } from "../checker/oracle.js";
import type { Load } from "../load/load-process.js";
import type { RelayControls } from "../relay/relay-process.js";
import type { Admin } from "./admin.js";
import type { StageDatabase } from "./stage-database.js";
import type { World } from "./world.js";

/** One program that can be stopped, killed, frozen and started again. */
export interface Part {
  readonly name: string;
  readonly url: string;
  start(): Promise<void>;
  kill(): Promise<void>;
  freeze(): void;
  thaw(): void;
}

/** Everything a fault can strike. */
export interface Stage {
  readonly nodes: readonly Part[];
  /** Only in a cluster. */
  readonly redis: Part | undefined;
  readonly database: StageDatabase;
  readonly world: World;
  readonly oracle: Oracle;
  readonly loads: readonly Remote<Load>[];
  readonly relay: Remote<RelayControls>;
  readonly admins: readonly Admin[];
}
