import { useMutation } from "@tanstack/react-query";
import { paths } from "../../routes/paths";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { forgetEverything } from "./forget-everything";

/** Ends the session and takes everything of this person off the device. That it failed is for the caller to say. */
export function useSignOut() {
  const { client } = useWorkspaceSession();
  return useMutation({
    mutationFn: () => client.auth.signOut.mutate(),
    onSuccess: async () => {
      await forgetEverything();
      // A page loaded anew holds nothing of before in memory.
      location.assign(paths.signIn);
    },
  });
}
