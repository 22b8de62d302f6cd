import { type Actor, type DirectoryMember, type Member, roleAtLeast } from "@parley/api/server";
import type { members } from "@parley/db";

/** A row of `members`. */
export type MemberRow = typeof members.$inferSelect;

/** A member as everybody who may see them sees them. */
export function presentMember(row: MemberRow): Member {
  return {
    id: row.id,
    userId: row.userId,
    name: row.name,
    role: row.role,
    joinedAt: row.joinedAt,
    deactivatedAt: row.deactivatedAt,
    rev: row.rev,
  };
}

/** A member in the directory: with their e-mail for admins and for themselves. */
export function presentDirectoryMember(row: MemberRow, reader: Actor): DirectoryMember {
  const shown = roleAtLeast(reader.role, "admin") || row.id === reader.memberId;
  return { ...presentMember(row), email: shown ? row.email : null };
}
