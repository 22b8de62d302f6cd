import type { FaultTraits } from "../schedule.js";
export const CLUSTER_FAULTS: readonly FaultTraits[] = [];
export const EMBEDDED_FAULTS: readonly FaultTraits[] = [];
