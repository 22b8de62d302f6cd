import { Skeleton } from "@parley/ui";

const rows = ["w-32", "w-24", "w-40", "w-28", "w-36", "w-20"];

/** The workspace's frame before anything of it is known. */
export function ShellSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="flex h-dvh bg-canvas">
      <div className="flex w-full flex-col gap-4 p-4 md:w-72">
        <Skeleton className="h-6 w-40" />
        {rows.map((width) => (
          <span key={width} className="flex items-center gap-3">
            <Skeleton className="rounded-bubble size-9" />
            <span className="flex flex-1 flex-col gap-2">
              <Skeleton className={`h-3 ${width}`} />
              <Skeleton className="h-2.5 w-full" />
            </span>
          </span>
        ))}
      </div>
      <div className="hidden flex-1 border-l border-line bg-surface md:block" />
    </div>
  );
}
