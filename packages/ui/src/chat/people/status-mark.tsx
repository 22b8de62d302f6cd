import type { PersonStatus } from "./person-view";

export interface StatusMarkProps {
  status: PersonStatus;
  /** Left to what stands around it: nothing is read out. */
  isSilent?: boolean;
}

/** A status in one sentence: "🏠 At a viewing". */
export function describeStatus({ emoji, text }: PersonStatus): string {
  return [emoji, text].filter(Boolean).join(" ");
}

/** What somebody says of themselves, as small as an emoji, to stand behind a name. The words show on hover. */
export function StatusMark({ status, isSilent = false }: StatusMarkProps) {
  const words = describeStatus(status);
  if (!words) return null;
  return (
    <span
      {...(isSilent ? { "aria-hidden": true } : { role: "img", "aria-label": words })}
      title={words}
      className="shrink-0 font-emoji text-small leading-none"
    >
      {status.emoji ?? "💬"}
    </span>
  );
}
