import { describe } from "vitest";
import { busContract } from "../testing/contracts/bus-contract.js";
import { MemoryBusWire } from "../testing/fakes/memory-bus.js";

describe("the bus of the tests", () => {
  busContract(() => {
    const wire = new MemoryBusWire();
    return { connect: async () => wire.connect(), inject: (name, body) => wire.inject(name, body) };
  });
});
