import { ApiError, type RequestInfo } from "@parley/api/server";
import { type Database, users } from "@parley/db";
import { eq } from "drizzle-orm";
import type { Passwords } from "./passwords.js";
import type { SignInAttempts } from "./sign-in-attempts.js";

/** A person as the server knows them; the hash of their password stays out of it. */
export interface Person {
  id: string;
  email: string;
  name: string;
}

/** E-mail and password as proof of who somebody is. */
export interface CredentialsCheck {
  /**
   * The person with that e-mail and password. Throws WRONG_CREDENTIALS, alike and as slowly for an unknown e-mail and a
   * wrong password; RATE_LIMITED with the wait after too many of those; OVERLOADED in a flood.
   */
  verify(email: string, password: string, request: RequestInfo): Promise<Person>;
}

export interface CredentialsCheckDeps {
  db: Database;
  passwords: Passwords;
  attempts: SignInAttempts;
}

/** Checks credentials against the people in the database. */
export function createCredentialsCheck({ db, passwords, attempts }: CredentialsCheckDeps): CredentialsCheck {
  return {
    verify: async (email, password, request) => {
      const attempt = await attempts.begin(email, request.ip);
      const checked = await check(email, password).catch(async (error: unknown) => {
        await attempt.cancelled();
        throw error;
      });
      if (checked === null) throw new ApiError("WRONG_CREDENTIALS", { message: "E-mail or password is wrong." });
      await attempt.succeeded();
      return checked;
    },
  };

  async function check(email: string, password: string): Promise<Person | null> {
    const [row] = await db.withIdentity((tx) => tx.select().from(users).where(eq(users.email, email)));
    const matches = await passwords.verify(row?.passwordHash, password);
    return row !== undefined && matches ? { id: row.id, email: row.email, name: row.name } : null;
  }
}
