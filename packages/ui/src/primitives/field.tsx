import CircleAlert from "lucide-react/icons/circle-alert";
import { type ReactNode, useId } from "react";
import { classNames } from "../theme/class-names";

/** What every labelled control has. */
export interface FieldProps {
  /** The control's name. */
  label: string;
  /** The label is read out but not shown, for controls whose meaning is plain to the eye. */
  labelHidden?: boolean;
  /** What is expected, shown before anything goes wrong. */
  hint?: ReactNode;
  /** What is wrong and how to mend it. Marks the control as invalid. */
  error?: ReactNode;
}

/** Ids and states for the control inside a field. */
export interface FieldControl {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

interface FieldFrameProps extends FieldProps {
  children(control: FieldControl): ReactNode;
}

/** The look of the box of a text control. */
export function getControlClasses(invalid: boolean): string {
  return classNames(
    "w-full rounded-md border bg-raised px-3 text-body text-ink transition-colors duration-100",
    "disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted",
    "focus-visible:outline-offset-0",
    invalid ? "border-danger" : "border-field hover:border-muted",
  );
}

/** Wires label, hint and error to one control, so that each of them is read out with it. */
export function Field({ label, labelHidden = false, hint, error, children }: FieldFrameProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [hint ? hintId : "", error ? errorId : ""].filter(Boolean).join(" ");
  return (
    <div className="relative flex flex-col gap-1.5">
      <label htmlFor={id} className={labelHidden ? "sr-only" : "text-small font-semibold text-ink"}>
        {label}
      </label>
      {children({ id, "aria-describedby": describedBy || undefined, "aria-invalid": error ? true : undefined })}
      {hint && (
        <p id={hintId} className="text-small text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={errorId} className="flex items-start gap-1.5 text-small font-medium text-danger-text">
          <CircleAlert aria-hidden="true" size={16} className="mt-0.5 shrink-0" />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
