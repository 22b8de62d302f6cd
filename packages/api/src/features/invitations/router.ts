import { Done } from "../../pagination.js";
import { counted, procedures, router } from "../../trpc.js";
import { deliverSession, requireCookies } from "../auth/deliver-session.js";
import { SignUpOutput } from "../auth/schemas.js";
import {
  InvitationsAcceptInput,
  InvitationsCreateInput,
  InvitationsCreateOutput,
  InvitationsListInput,
  InvitationsListOutput,
  InvitationsPreviewInput,
  InvitationsPreviewOutput,
  InvitationsRevokeInput,
} from "./schemas.js";

export const invitationsRouter = router({
  create: procedures.member
    .input(InvitationsCreateInput)
    .output(InvitationsCreateOutput)
    .mutation(({ ctx, input }) => ctx.services.invitations.create(ctx.actor, input)),
  list: procedures.member
    .input(InvitationsListInput)
    .output(InvitationsListOutput)
    .query(({ ctx, input }) => ctx.services.invitations.list(ctx.actor, input)),
  revoke: procedures.member
    .input(InvitationsRevokeInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.invitations.revoke(ctx.actor, input);
      return {};
    }),
  preview: counted("public", "auth")
    .input(InvitationsPreviewInput)
    .output(InvitationsPreviewOutput)
    .query(({ ctx, input }) => ctx.services.invitations.preview(input)),
  accept: counted("public", "auth")
    .input(InvitationsAcceptInput)
    .output(SignUpOutput)
    .mutation(async ({ ctx, input }) => {
      requireCookies(ctx, input.issue);
      const identity = await ctx.gate.findIdentity();
      return deliverSession(ctx, input.issue, await ctx.services.invitations.accept(ctx.request, identity, input));
    }),
});
