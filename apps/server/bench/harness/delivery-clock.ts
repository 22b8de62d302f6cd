import { BareSocket } from "./bare-socket.js";
import { PROTOCOLS, type Seat } from "./protocols.js";
import { serve } from "./remote.js";
import { RpcCaller } from "./rpc-caller.js";
import { sleep, until } from "./sleep.js";
import { quantile } from "./statistics.js";

/** One conversation: its members, all connected; the first one sends. */
export interface Room {
  id: string;
  seats: Seat[];
}

interface Hall {
  send: (room: number, text: string) => void;
  received: (take: (text: string) => void) => void;
}

/** Sockets that nobody looks at are read this often, in milliseconds. */
const READ_EVERY_MS = 20;
const MARK = /#(\d+)#/;
const FILLING = "Viewing on Friday at ten, notary at noon. ".repeat(2);
const SETTLE_MS = 1_000;
const LATEST_MS = 20_000;

const halls = new Map<string, Hall>();

/** A crowd of which one socket a room is looked at, and the others are read and forgotten. */
async function openHall(port: number, rooms: readonly Room[], product: boolean): Promise<Hall> {
  let take: (text: string) => void = () => undefined;
  const unseen: BareSocket[] = [];
  const senders: ((text: string) => void)[] = [];
  for (const { id, seats } of rooms) {
    const opened = seats.map(
      (seat, place) =>
        new Promise<BareSocket>((resolve, reject) => {
          const socket = new BareSocket({
            port,
            path: product ? PROTOCOLS.parley.path : `/${id}`,
            onOpen: () => {
              if (product) for (const text of PROTOCOLS.parley.greeting(seat)) socket.send(text);
            },
            onText: (text) => {
              if (product ? PROTOCOLS.parley.isReady(text) : text === "ready") resolve(socket);
              else if (place === 1) take(text);
            },
            onClose: () => reject(new Error("a connection was closed")),
          });
        }),
    );
    const sockets = await Promise.all(opened);
    for (const [place, socket] of sockets.entries()) if (place !== 1) unseen.push(socket);
    const [first] = sockets;
    if (!product) senders.push((text) => first?.send(text));
    else {
      const caller = await RpcCaller.open(port, seats[0] ?? {});
      senders.push((text) => void caller.send(id, text));
    }
  }
  await sleep(SETTLE_MS);
  for (const socket of unseen) socket.count(false);
  setInterval(() => {
    for (const socket of unseen) socket.readOnce();
  }, READ_EVERY_MS);
  return {
    send: (room, text) => senders[room % senders.length]?.(text),
    received: (taken) => {
      take = taken;
    },
  };
}

const functions = {
  open: async (name: string, port: number, rooms: Room[], product: boolean): Promise<void> => {
    halls.set(name, await openHall(port, rooms, product));
  },
  /** Sends so many messages a second, evenly, whether or not answers come. Gives how long the middle one took to a member, in ms. */
  measure: async (name: string, perSecond: number, forMs: number): Promise<number> => {
    const hall = halls.get(name);
    if (hall === undefined) throw new Error(`there is no hall ${name}`);
    const sentAt: number[] = [];
    const took: number[] = [];
    hall.received((text) => {
      const mark = MARK.exec(text)?.[1];
      const begun = mark === undefined ? undefined : sentAt[Number(mark)];
      if (begun !== undefined) took.push(performance.now() - begun);
    });
    const begun = performance.now();
    while (performance.now() - begun < forMs) {
      const due = ((performance.now() - begun) / 1_000) * perSecond;
      while (sentAt.length < due) {
        const index = sentAt.length;
        sentAt.push(performance.now());
        hall.send(index, `#${index}# ${FILLING}`);
      }
      await sleep(1);
    }
    await until(`all ${sentAt.length} messages have come`, LATEST_MS, () => took.length >= sentAt.length);
    return quantile(took, 0.5);
  },
};
export type DeliveryClock = typeof functions;

serve(functions);
