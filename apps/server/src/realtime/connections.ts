/** The live connections of this node, closed when those behind them lose the right to them. */
export interface Connections {
  /** Closes every connection of a session, at once; gives how many. */
  closeSession(sessionId: string): number;
  /** Closes every connection of a member to one workspace. */
  closeMember(workspaceId: string, memberId: string): number;
}
