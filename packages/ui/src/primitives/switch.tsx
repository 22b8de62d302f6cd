import { type ReactNode, useId } from "react";

export interface SwitchProps {
  label: ReactNode;
  /** What it changes, below the label. */
  description?: ReactNode;
  checked: boolean;
  /** Takes effect at once. */
  onChange(checked: boolean): void;
  disabled?: boolean;
}

/** On or off, taking effect at once. */
export function Switch({ label, description, checked, onChange, disabled }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-4">
      <span className="flex min-w-0 flex-col">
        <label htmlFor={id} className="text-body text-ink">
          {label}
        </label>
        {description && (
          <span id={`${id}-description`} className="text-small text-muted">
            {description}
          </span>
        )}
      </span>
      <span className="relative mt-0.5 inline-flex shrink-0">
        <input
          id={id}
          type="checkbox"
          role="switch"
          checked={checked}
          aria-checked={checked}
          disabled={disabled}
          aria-describedby={description ? `${id}-description` : undefined}
          onChange={(event) => onChange(event.target.checked)}
          className="peer h-6 w-10 appearance-none rounded-full border border-field bg-sunken transition-colors duration-150 checked:border-accent checked:bg-accent disabled:opacity-50"
        />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute top-1 left-1 size-4 rounded-full bg-muted transition-transform duration-150 peer-checked:translate-x-4 peer-checked:bg-on-accent"
        />
      </span>
    </div>
  );
}
