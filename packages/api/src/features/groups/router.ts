import { Done } from "../../pagination.js";
import { procedures, router } from "../../trpc.js";
import { ConversationOutput } from "../conversations/schemas.js";
import {
  GroupInput,
  GroupsAddMemberInput,
  GroupsArchiveInput,
  GroupsCreateInput,
  GroupsDiscoverInput,
  GroupsDiscoverOutput,
  GroupsMemberInput,
  GroupsMembersInput,
  GroupsMembersOutput,
  GroupsSetRoleInput,
  GroupsUpdateInput,
} from "./schemas.js";

export const groupsRouter = router({
  create: procedures.member
    .input(GroupsCreateInput)
    .output(ConversationOutput)
    .mutation(({ ctx, input }) => ctx.services.groups.create(ctx.actor, input)),
  update: procedures.guest
    .input(GroupsUpdateInput)
    .output(ConversationOutput)
    .mutation(({ ctx, input }) => ctx.services.groups.update(ctx.actor, input)),
  delete: procedures.guest
    .input(GroupInput)
    .output(ConversationOutput)
    .mutation(({ ctx, input }) => ctx.services.groups.delete(ctx.actor, input)),
  archive: procedures.guest
    .input(GroupsArchiveInput)
    .output(ConversationOutput)
    .mutation(({ ctx, input }) => ctx.services.groups.archive(ctx.actor, input)),
  members: procedures.guest
    .input(GroupsMembersInput)
    .output(GroupsMembersOutput)
    .query(({ ctx, input }) => ctx.services.groups.members(ctx.actor, input)),
  addMember: procedures.guest
    .input(GroupsAddMemberInput)
    .output(ConversationOutput)
    .mutation(({ ctx, input }) => ctx.services.groups.addMember(ctx.actor, input)),
  removeMember: procedures.guest
    .input(GroupsMemberInput)
    .output(ConversationOutput)
    .mutation(({ ctx, input }) => ctx.services.groups.removeMember(ctx.actor, input)),
  setRole: procedures.guest
    .input(GroupsSetRoleInput)
    .output(ConversationOutput)
    .mutation(({ ctx, input }) => ctx.services.groups.setRole(ctx.actor, input)),
  join: procedures.member
    .input(GroupInput)
    .output(ConversationOutput)
    .mutation(({ ctx, input }) => ctx.services.groups.join(ctx.actor, input)),
  leave: procedures.guest
    .input(GroupInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.groups.leave(ctx.actor, input);
      return {};
    }),
  discover: procedures.member
    .input(GroupsDiscoverInput)
    .output(GroupsDiscoverOutput)
    .query(({ ctx, input }) => ctx.services.groups.discover(ctx.actor, input)),
});
