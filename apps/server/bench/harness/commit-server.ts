import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import postgres from "postgres";
import { type WebSocket, WebSocketServer } from "ws";
import { createInsertTable, insertRow } from "./reference-sends.js";
import { serve } from "./remote.js";

const CONNECTIONS = 16;

/** The least a chat server can do: a row and its commit, then a write to each member who is connected. */
const functions = {
  /** Gives the port. Clients come as `/<room>`; whatever one sends is stored and goes to all of that room. */
  start: async (databaseUrl: string): Promise<number> => {
    const sql = postgres(databaseUrl, { max: CONNECTIONS, onnotice: () => undefined });
    await createInsertTable(sql);
    const rooms = new Map<string, WebSocket[]>();
    const place = { workspaceId: randomUUID(), conversationId: randomUUID(), memberId: randomUUID() };
    const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
    server.on("connection", (socket, { url = "/" }) => {
      const room = rooms.get(url) ?? [];
      rooms.set(url, room);
      room.push(socket);
      socket.on("message", (data: Buffer) => {
        const text = data.toString();
        void insertRow(sql, { ...place, text }).then(() => {
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
