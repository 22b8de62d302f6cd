import { randomUUID } from "node:crypto";
import { ApiError } from "@parley/api/server";
import { isUniqueViolation, type Tx, users } from "@parley/db";
import { eq } from "drizzle-orm";
import type { Person } from "../../auth/credentials.js";

const person = { id: users.id, email: users.email, name: users.name };

/** The person with that e-mail, if there is one. */
export async function findUserByEmail(tx: Tx, email: string): Promise<Person | undefined> {
  const [row] = await tx.select(person).from(users).where(eq(users.email, email));
  return row;
}

/** The person behind a session. Throws SIGNED_OUT when they are gone. */
export async function getUser(tx: Tx, userId: string): Promise<Person> {
  const [row] = await tx.select(person).from(users).where(eq(users.id, userId));
  if (row === undefined) throw new ApiError("SIGNED_OUT", { message: "Sign in first." });
  return row;
}

/** Writes a new person down. Throws EMAIL_TAKEN, also to all but one of those who come with one e-mail at once. */
export async function createUser(tx: Tx, user: { email: string; name: string; passwordHash: string }): Promise<Person> {
  const id = randomUUID();
  try {
    await tx.insert(users).values({ id, ...user });
  } catch (error) {
    throw isUniqueViolation(error) ? emailTaken(error) : error;
  }
  return { id, email: user.email, name: user.name };
}

export function emailTaken(cause?: unknown): ApiError {
  return new ApiError("EMAIL_TAKEN", { message: "Somebody has signed up with this e-mail already.", cause });
}
