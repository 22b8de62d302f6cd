import type { AddressInfo } from "node:net";
import postgres from "postgres";
import { type WebSocket, WebSocketServer } from "ws";
import { createInsertTable, insertRow, sendInOneStatement } from "./reference-sends.js";
import { serve } from "./remote.js";

const CONNECTIONS = 16;

/** How what was sent is stored: as a bare row, or with everything a message needs, in one statement. */
export type Storing = "row" | "message";

/** The least a chat server can do: a commit, then a write to each member who is connected. */
const functions = {
  /**
   * Gives the port. Clients come as `/<conversation>`; whatever one sends is stored as the member's and goes to all who came
   * there.
   */
  start: async (
    databaseUrl: string,
    storing: Storing,
    workspaceId: string,
    memberOf: Record<string, string>,
  ): Promise<number> => {
    const sql = postgres(databaseUrl, { max: CONNECTIONS, onnotice: () => undefined });
    await createInsertTable(sql);
    const rooms = new Map<string, WebSocket[]>();
    const store = storing === "row" ? insertRow : sendInOneStatement;
    const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
    server.on("connection", (socket, { url = "/" }) => {
      const room = rooms.get(url) ?? [];
      const conversationId = url.slice(1);
      const memberId = memberOf[conversationId] ?? "";
      rooms.set(url, room);
      room.push(socket);
      socket.on("message", (data: Buffer) => {
        const text = data.toString();
        void store(sql, { workspaceId, conversationId, memberId, text }).then(() => {
          for (const member of room) member.send(text);
        });
      });
      socket.send("ready");
    });
    await new Promise((resolve) => server.once("listening", resolve));
    return (server.address() as AddressInfo).port;
  },
};
export type CommitServer = typeof functions;

serve(functions);
