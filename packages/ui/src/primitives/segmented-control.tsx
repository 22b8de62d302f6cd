import { type ReactNode, useId } from "react";

export interface Segment<Value extends string> {
  value: Value;
  label: string;
  icon?: ReactNode;
}

export interface SegmentedControlProps<Value extends string> {
  /** Names the group, read out. */
  label: string;
  segments: readonly Segment<Value>[];
  value: Value;
  onChange(value: NoInfer<Value>): void;
  disabled?: boolean;
}

/** One of two to four choices, all in view, taking effect at once. Arrow keys move, as in any radio group. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const { label, segments, value, onChange, disabled = false } = props;
  const name = useId();
  return (
    <fieldset
      disabled={disabled}
      className="relative inline-flex min-w-0 max-w-full gap-0.5 rounded-lg border border-line bg-sunken p-0.5 disabled:opacity-50"
    >
      <legend className="sr-only">{label}</legend>
      {segments.map((segment) => (
        <label
          key={segment.value}
          className="relative flex min-h-8 min-w-0 flex-auto items-center justify-center gap-1.5 rounded-md px-3 text-small font-semibold text-muted transition-colors duration-100 hover:text-ink has-checked:bg-raised has-checked:text-ink has-checked:shadow-card has-focus-visible:outline-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name={name}
            value={segment.value}
            checked={segment.value === value}
            onChange={() => onChange(segment.value)}
            className="absolute inset-0 appearance-none outline-none"
          />
          {segment.icon}
          <span className="truncate">{segment.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
