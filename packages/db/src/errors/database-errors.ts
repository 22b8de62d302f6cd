/**
 * Something a person has to put right before Parley can use its database. `message` is a sentence for that person
 * and holds no secret; `cause` is what was thrown below.
 */
export class DatabaseError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The data folder of the embedded database is in use by another live process. */
export class DataFolderInUseError extends DatabaseError {
  constructor(
    readonly folder: string,
    readonly pid: number,
  ) {
    super(
      `The data folder ${folder} is in use by another Parley (process ${pid}). Stop it, or choose another folder with DATA_DIR.`,
    );
  }
}

/** The data folder cannot be created, read or written. */
export class DataFolderUnusableError extends DatabaseError {
  constructor(
    readonly folder: string,
    cause: unknown,
  ) {
    super(`The data folder ${folder} cannot be used: ${reason(cause)}. Check that it exists and may be written.`, {
      cause,
    });
  }
}

/** No room left on the disk that holds the data folder. */
export class DiskFullError extends DatabaseError {
  readonly code = "53100";

  constructor(
    readonly folder: string,
    cause: unknown,
  ) {
    super(`The disk that holds ${folder} is full. Make room (Parley needs at least 200 MB) and start again.`, {
      cause,
    });
  }
}

/** The embedded database could not be opened, for a reason other than its folder or the disk. */
export class EmbeddedDatabaseFailedError extends DatabaseError {
  readonly code = "CONNECTION_CLOSED";

  constructor(
    readonly folder: string,
    cause: unknown,
  ) {
    super(`The embedded database in ${folder} could not be opened: ${reason(cause)}.`, { cause });
  }
}

/** Nothing answers at the address of the database. */
export class DatabaseUnreachableError extends DatabaseError {
  constructor(
    readonly address: string,
    cause: unknown,
  ) {
    super(`No database answers at ${address} (${reason(cause)}). Check DATABASE_URL and that Postgres is running.`, {
      cause,
    });
  }
}

/** The database answered and refused: wrong credentials, no such database, too old a version, missing privileges. */
export class DatabaseRefusedError extends DatabaseError {}

/** The stored schema and the migrations of this version do not fit together, or a migration failed. */
export class MigrationError extends DatabaseError {}

/** The fences around a workspace are not in place; serving would risk showing one company's data to another. */
export class UnsafeDatabaseError extends DatabaseError {}

const WORDS: Record<string, string> = {
  ECONNREFUSED: "the connection was refused",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "the name of the host could not be looked up",
  EHOSTUNREACH: "the host cannot be reached",
  ENETUNREACH: "the network cannot be reached",
  CONNECTION_CLOSED: "the connection was closed at once",
};

function reason(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const words = WORDS[(cause as NodeJS.ErrnoException).code ?? ""];
  return words ?? cause.message.replace(/\.$/, "");
}
