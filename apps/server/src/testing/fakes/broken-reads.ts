import type { Database, Tx } from "@parley/db";

/** A database that can be told to fail when a table is read. */
export interface BrokenReads {
  /** To be given to the world as `wrapDatabase`. */
  wrap: (db: Database) => Database;
  /** From now on, selecting from the table throws in transactions that only read. */
  begin(): void;
  end(): void;
}

/** Breaks the reading of one table, for tests of what a fault in one feature does to the others. */
export function brokenReads(table: object): BrokenReads {
  let broken = false;
  const select = (tx: Tx): Tx["select"] =>
    new Proxy(tx.select.bind(tx), {
      apply(target, self, args: Parameters<Tx["select"]>) {
        const builder = Reflect.apply(target, self, args) as { from: (source: unknown) => unknown };
        const from = builder.from.bind(builder);
        builder.from = (source) => {
          if (broken && source === table) throw new Error("This table cannot be read.");
          return from(source);
        };
        return builder;
      },
    });
  const watch = (tx: Tx): Tx =>
    new Proxy(tx, {
      get(target, property) {
        if (property === "select") return select(target);
        const value: unknown = Reflect.get(target, property, target);
        return typeof value === "function" ? (value.bind(target) as unknown) : value;
      },
    });
  return {
    wrap: (db) => ({
      ...db,
      withWorkspace: (workspaceId, fn, options) =>
        db.withWorkspace(workspaceId, (tx) => fn(options?.readOnly === true ? watch(tx) : tx), options),
    }),
    begin: () => {
      broken = true;
    },
    end: () => {
      broken = false;
    },
  };
}
