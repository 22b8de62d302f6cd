import { classNames } from "../theme/class-names";

/** SPEC product.md 5. `busy` is "do not disturb"; invisible people are shown as offline. */
export type PresenceStatus = "online" | "away" | "busy" | "offline";

export interface PresenceDotProps {
  status: PresenceStatus;
  /** Read out; left out where the state is said in words nearby. */
  label?: string;
  size?: "small" | "medium";
}

// Shape tells the states apart as well, for those who do not see the colours apart.
const shapes = {
  online: "bg-online",
  away: "border-2 border-away bg-surface",
  busy: "bg-busy after:absolute after:inset-x-[20%] after:top-1/2 after:h-[2px] after:-translate-y-1/2 after:bg-surface",
  offline: "border-2 border-offline bg-surface",
};

/** Whether someone is there. */
export function PresenceDot({ status, label, size = "medium" }: PresenceDotProps) {
  return (
    <span
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
      className={classNames(
        "relative inline-block shrink-0 rounded-full",
        size === "small" ? "size-2" : "size-2.5",
        shapes[status],
      )}
    />
  );
}
