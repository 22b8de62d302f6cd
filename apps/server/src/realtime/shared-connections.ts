import type { Bus } from "../cluster/bus.js";
import { MemberClosedHint, MembershipsChangedHint, SessionEndedHint } from "../cluster/hints.js";
import type { Connections } from "./connections.js";
import type { Hub } from "./hub.js";

/** The connections of all nodes, as far as they are to be closed. */
export interface SharedConnections extends Connections {
  /** Makes all nodes look up anew who is in a workspace, and as what. */
  forgetMemberships(workspaceId: string): void;
}

export interface SharedConnectionsDeps {
  /** Those of this node. */
  connections: Connections;
  /** What is remembered on this node of sessions and memberships. */
  sessions: { forget(): void };
  memberships: { forget(): void };
  hub: Pick<Hub, "onDeactivated">;
  bus: Bus;
}

/**
 * Closes on this node at once and asks the others to. A lost hint costs a second or two: ended sessions are watched for
 * (SPEC N4), and a deactivated member's end stands in the log, which every node with their connections reads.
 */
export function createSharedConnections(deps: SharedConnectionsDeps): SharedConnections {
  const { connections, sessions, memberships, hub, bus } = deps;
  const closeSession = (sessionId: string) => {
    sessions.forget();
    return connections.closeSession(sessionId);
  };
  const closeMember = (workspaceId: string, memberId: string) => {
    memberships.forget();
    return connections.closeMember(workspaceId, memberId);
  };
  bus.subscribe(SessionEndedHint, ({ sessionId }) => closeSession(sessionId));
  bus.subscribe(MemberClosedHint, ({ workspaceId, memberId }) => closeMember(workspaceId, memberId));
  bus.subscribe(MembershipsChangedHint, () => memberships.forget());
  hub.onDeactivated(({ workspaceId, memberId }) => closeMember(workspaceId, memberId));
  return {
    closeSession: (sessionId) => {
      bus.publish(SessionEndedHint, { sessionId });
      return closeSession(sessionId);
    },
    closeMember: (workspaceId, memberId) => {
      bus.publish(MemberClosedHint, { workspaceId, memberId });
      return closeMember(workspaceId, memberId);
    },
    forgetMemberships: (workspaceId) => {
      bus.publish(MembershipsChangedHint, { workspaceId });
      memberships.forget();
    },
  };
}
