import Check from "lucide-react/icons/check";
import { type ReactNode, useId } from "react";

export interface CheckboxProps {
  label: ReactNode;
  /** More about it, below the label. */
  description?: ReactNode;
  checked: boolean;
  onChange(checked: boolean): void;
  disabled?: boolean;
  name?: string;
}

/** Yes or no, taken over with the form it stands in. For what takes effect at once use a switch. */
export function Checkbox({ label, description, checked, onChange, disabled, name }: CheckboxProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-2.5">
      <span className="relative mt-0.5 flex size-5 shrink-0">
        <input
          id={id}
          type="checkbox"
          name={name}
          checked={checked}
          disabled={disabled}
          aria-describedby={description ? `${id}-description` : undefined}
          onChange={(event) => onChange(event.target.checked)}
          className="peer size-5 appearance-none rounded-sm border border-field bg-raised transition-colors duration-100 checked:border-accent checked:bg-accent disabled:opacity-50"
        />
        <Check
          aria-hidden="true"
          size={14}
          strokeWidth={3}
          className="pointer-events-none absolute inset-0 m-auto hidden text-on-accent peer-checked:block"
        />
      </span>
      <span className="flex flex-col">
        <label htmlFor={id} className="text-body text-ink">
          {label}
        </label>
        {description && (
          <span id={`${id}-description`} className="text-small text-muted">
            {description}
          </span>
        )}
      </span>
    </div>
  );
}
