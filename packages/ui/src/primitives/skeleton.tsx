import { classNames } from "../theme/class-names";

export interface SkeletonProps {
  /** Width and height as utility classes. */
  className: string;
  /** `line` for text, `face` for avatars. Default line. */
  shape?: "line" | "face";
}

/** A grey place holder in the shape of what is coming. Its container says in words that it is loading. */
export function Skeleton({ className, shape = "line" }: SkeletonProps) {
  const roundness = shape === "face" ? "rounded-bubble" : "rounded-sm";
  return <span aria-hidden="true" className={classNames("block animate-breathe bg-skeleton", roundness, className)} />;
}
