/** Parley's mark: two speech bubbles that share a corner, as two people share a table. */
export function Logo({ size }: { /** Edge in pixels. */ size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="shrink-0">
      <path
        d="M10.5 3H19a10 10 0 0 1 10 10v1.5A9.5 9.5 0 0 1 19.5 24H16v-3.2A8.8 8.8 0 0 0 7.2 12H3v-1.5A7.5 7.5 0 0 1 10.5 3Z"
        className="fill-(--accent) opacity-45"
      />
      <path
        d="M3 12h4.2A8.8 8.8 0 0 1 16 20.8V24a5 5 0 0 1-5 5H4.2A1.2 1.2 0 0 1 3 27.8V12Z"
        className="fill-(--accent)"
      />
    </svg>
  );
}
