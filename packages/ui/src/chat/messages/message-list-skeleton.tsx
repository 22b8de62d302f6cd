import { Skeleton } from "../../primitives/skeleton";

const shapes = [
  { id: "a", name: "w-24", lines: ["w-3/4", "w-1/2"] },
  { id: "b", name: "w-32", lines: ["w-2/5"] },
  { id: "c", name: "w-20", lines: ["w-5/6", "w-3/5", "w-1/4"] },
  { id: "d", name: "w-28", lines: ["w-1/2"] },
  { id: "e", name: "w-24", lines: ["w-2/3", "w-1/3"] },
];

/** The conversation before its messages are there, at the place where they will stand. */
export function MessageListSkeleton({ label }: { label: string }) {
  return (
    <div
      role="status"
      aria-label={label}
      className="flex min-h-0 flex-1 flex-col justify-end gap-5 overflow-hidden px-4 pb-4"
    >
      {shapes.map((shape) => (
        <span key={shape.id} className="flex gap-3">
          <Skeleton shape="face" className="size-9 shrink-0" />
          <span className="flex flex-1 flex-col gap-2.5 pt-1">
            <Skeleton className={`h-3 ${shape.name}`} />
            {shape.lines.map((width) => (
              <Skeleton key={width} className={`h-3 ${width}`} />
            ))}
          </span>
        </span>
      ))}
    </div>
  );
}
