import type { InputHTMLAttributes, ReactNode, Ref } from "react";
import { classNames } from "../theme/class-names";
import { Field, type FieldProps, getControlClasses } from "./field";

export interface TextFieldProps
  extends FieldProps,
    Omit<InputHTMLAttributes<HTMLInputElement>, "value" | "onChange" | "className" | "id" | "size"> {
  value: string;
  onChange(value: string): void;
  /** Shown inside the box before the text, 16 px. */
  icon?: ReactNode;
  ref?: Ref<HTMLInputElement>;
}

/** One line of text with label, hint and error. */
export function TextField({ label, labelHidden, hint, error, value, onChange, icon, ref, ...input }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} {...(labelHidden && { labelHidden })}>
      {(control) => (
        <div className="relative flex">
          {icon && (
            <span
              aria-hidden="true"
              className="pointer-events-none absolute inset-y-0 left-3 flex items-center text-muted"
            >
              {icon}
            </span>
          )}
          <input
            type="text"
            {...input}
            {...control}
            ref={ref}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className={classNames(getControlClasses(Boolean(error)), "h-10", icon ? "pl-9" : "")}
          />
        </div>
      )}
    </Field>
  );
}
