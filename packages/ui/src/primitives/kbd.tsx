export interface KbdProps {
  /** The keys of one chord in order: `["Ctrl", "K"]`. */
  keys: readonly string[];
}

/** Keys to press together. */
export function Kbd({ keys }: KbdProps) {
  return (
    <span className="inline-flex items-center gap-1">
      {keys.map((key) => (
        <kbd
          key={key}
          className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-b-2 border-line bg-sunken px-1 font-sans text-micro font-semibold text-muted"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
