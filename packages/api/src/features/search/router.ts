import { counted, router } from "../../trpc.js";
import { SearchQueryInput, SearchQueryOutput } from "./schemas.js";

export const searchRouter = router({
  query: counted("guest", "search")
    .input(SearchQueryInput)
    .output(SearchQueryOutput)
    .query(({ ctx, input }) => ctx.services.search.query(ctx.actor, input)),
});
