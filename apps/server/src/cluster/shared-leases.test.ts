import { describe } from "vitest";
import { leaseStoreContract } from "../testing/contracts/lease-store-contract.js";
import { leasesContract } from "../testing/contracts/leases-contract.js";
import { MemoryBusWire } from "../testing/fakes/memory-bus.js";
import { MemoryLeaseStore } from "../testing/fakes/memory-lease-store.js";

describe("the store of leases of the tests", () => {
  leaseStoreContract(() => new MemoryLeaseStore());
});

describe("leases in one process", () => {
  leasesContract(async () => {
    const wire = new MemoryBusWire();
    const nodes = new Map<string, MemoryLeaseStore>([["now", new MemoryLeaseStore()]]);
    const current = () => nodes.get("now") ?? new MemoryLeaseStore();
    return {
      connect: async () => {
        const bus = wire.connect();
        return { bus, ready: () => bus.ready() };
      },
      store: {
        replace: (...args) => current().replace(...args),
        change: (...args) => current().change(...args),
        renew: (...args) => current().renew(...args),
        read: (...args) => current().read(...args),
        listNodes: () => current().listNodes(),
      },
      loseStore: async () => {
        nodes.set("now", new MemoryLeaseStore());
      },
    };
  });
});
