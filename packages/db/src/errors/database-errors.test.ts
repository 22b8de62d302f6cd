import { describe, expect, it } from "vitest";
import {
  DatabaseError,
  DatabaseUnreachableError,
  DataFolderInUseError,
  DataFolderUnusableError,
  DiskFullError,
  EmbeddedDatabaseFailedError,
} from "./database-errors.js";
import { isConnectionError, isDiskFull } from "./sql-state.js";

const refused = Object.assign(new AggregateError([]), { code: "ECONNREFUSED" });

describe("database errors", () => {
  it.each([
    [new DataFolderInUseError("/data", 4711), "DataFolderInUseError", ["/data", "4711", "DATA_DIR"]],
    [
      new DataFolderUnusableError("/data", new Error("EROFS: read-only")),
      "DataFolderUnusableError",
      ["/data", "EROFS"],
    ],
    [new DiskFullError("/data", new Error("ENOSPC")), "DiskFullError", ["/data", "full"]],
    [new EmbeddedDatabaseFailedError("/data", "broken"), "EmbeddedDatabaseFailedError", ["/data", "broken"]],
    [new DatabaseUnreachableError("db:5432", refused), "DatabaseUnreachableError", ["db:5432", "DATABASE_URL"]],
  ])("%s names itself and what a person needs to know", (error, name, words) => {
    expect(error).toBeInstanceOf(DatabaseError);
    expect(error.name).toBe(name);
    for (const word of words) expect(error.message).toContain(word);
    expect(error.message).toMatch(/\.$/);
  });

  it.each([
    [refused, "the connection was refused"],
    [Object.assign(new Error("getaddrinfo"), { code: "ENOTFOUND" }), "there is no such host"],
    [new Error("no answer within 5 seconds"), "no answer within 5 seconds"],
  ])("puts the reason %s into words", (cause, words) => {
    expect(new DatabaseUnreachableError("db:5432", cause).message).toContain(`(${words})`);
  });

  it("lets the predicates tell a full disk and a lost database apart", () => {
    expect(isDiskFull(new DiskFullError("/data", undefined))).toBe(true);
    expect(isConnectionError(new EmbeddedDatabaseFailedError("/data", undefined))).toBe(true);
    expect(isDiskFull(new EmbeddedDatabaseFailedError("/data", undefined))).toBe(false);
  });
});
