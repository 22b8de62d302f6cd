import { classNames } from "../theme/class-names";

export interface SkeletonProps {
  /** Width, height and roundness as utility classes. */
  className: string;
}

/** A grey place holder in the shape of what is coming. Its container says in words that it is loading. */
export function Skeleton({ className }: SkeletonProps) {
  return <span aria-hidden="true" className={classNames("block animate-breathe rounded-sm bg-skeleton", className)} />;
}
