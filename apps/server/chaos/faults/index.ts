import { clientsAway, clientsFrozen, sendsDuplicated } from "./client-faults.js";
import { connectionsDropped, connectionsHalfOpen } from "./connection-faults.js";
import type { Fault } from "./fault.js";
import { nodeFrozenInWrite } from "./frozen-write.js";
import { groupsDeleted, removedAndBack } from "./group-faults.js";
import { logTruncated, logTruncatedOffline } from "./log-faults.js";
import { nodeFrozen, nodeKilled } from "./node-faults.js";
import { memberDeactivated, membershipChurn } from "./people-faults.js";
import { failover, postgresFrozen, postgresKilled } from "./postgres-faults.js";
import { readersStopped } from "./readers-stopped.js";
import { redisFrozen, redisKilled } from "./redis-faults.js";

const EVERYWHERE: readonly Fault[] = [
  nodeKilled,
  nodeFrozen,
  connectionsDropped,
  connectionsHalfOpen,
  clientsFrozen,
  readersStopped,
  clientsAway,
  sendsDuplicated,
  membershipChurn,
  memberDeactivated,
  removedAndBack,
  groupsDeleted,
];

/** Every kind of fault that strikes several nodes on Postgres and Redis. */
export const CLUSTER_FAULTS: readonly Fault[] = [
  ...EVERYWHERE,
  nodeFrozenInWrite,
  postgresKilled,
  postgresFrozen,
  failover,
  redisKilled,
  redisFrozen,
  logTruncated,
];

/** Those that strike one node with an embedded database. */
export const EMBEDDED_FAULTS: readonly Fault[] = [...EVERYWHERE, logTruncatedOffline];
