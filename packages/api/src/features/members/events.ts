import { z } from "zod";
import { eventOf } from "../../events/event-base.js";
import { Member } from "./schemas.js";

/** Somebody came into the workspace. */
export const MemberJoined = eventOf("member.joined", { member: Member });
/** A name, role or reactivation. */
export const MemberChanged = eventOf("member.changed", { member: Member });
/** Somebody may no longer sign in to this workspace. */
export const MemberDeactivated = eventOf("member.deactivated", { member: Member });

export const MemberEvent = z.discriminatedUnion("type", [MemberJoined, MemberChanged, MemberDeactivated]);
