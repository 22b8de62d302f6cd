/** Three dots that bob while someone writes. Only for the eye. */
export function TypingDots() {
  return (
    <span aria-hidden="true" className="inline-flex items-center gap-0.5">
      {[0, 160, 320].map((delay) => (
        <span
          key={delay}
          className="size-1 animate-dot rounded-full bg-current"
          style={{ animationDelay: `${delay}ms` }}
        />
      ))}
    </span>
  );
}
