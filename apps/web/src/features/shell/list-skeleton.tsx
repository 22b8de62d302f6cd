import { Skeleton } from "@parley/ui";

const rows = ["w-40", "w-32", "w-44", "w-36"];

/** Rows of people or groups that are on their way. */
export function ListSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="flex flex-col gap-1">
      {rows.map((width) => (
        <span key={width} className="flex min-h-14 items-center gap-3">
          <Skeleton className="rounded-bubble size-9" />
          <span className="flex flex-1 flex-col gap-2">
            <Skeleton className={`h-3 ${width}`} />
            <Skeleton className="h-2.5 w-24" />
          </span>
        </span>
      ))}
    </div>
  );
}
