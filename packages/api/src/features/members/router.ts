import { procedures, router } from "../../trpc.js";
import {
  MemberOutput,
  MembersDeactivateInput,
  MembersGetInput,
  MembersGetOutput,
  MembersListInput,
  MembersListOutput,
  MembersSetRoleInput,
  MembersUpdateMeInput,
} from "./schemas.js";

export const membersRouter = router({
  list: procedures.guest
    .input(MembersListInput)
    .output(MembersListOutput)
    .query(({ ctx, input }) => ctx.services.members.list(ctx.actor, input)),
  get: procedures.guest
    .input(MembersGetInput)
    .output(MembersGetOutput)
    .query(({ ctx, input }) => ctx.services.members.get(ctx.actor, input)),
  setRole: procedures.admin
    .input(MembersSetRoleInput)
    .output(MemberOutput)
    .mutation(({ ctx, input }) => ctx.services.members.setRole(ctx.actor, input)),
  deactivate: procedures.admin
    .input(MembersDeactivateInput)
    .output(MemberOutput)
    .mutation(({ ctx, input }) => ctx.services.members.deactivate(ctx.actor, input)),
  reactivate: procedures.admin
    .input(MembersDeactivateInput)
    .output(MemberOutput)
    .mutation(({ ctx, input }) => ctx.services.members.reactivate(ctx.actor, input)),
  updateMe: procedures.guest
    .input(MembersUpdateMeInput)
    .output(MemberOutput)
    .mutation(({ ctx, input }) => ctx.services.members.updateMe(ctx.actor, input)),
});
