import type { Ref, TextareaHTMLAttributes } from "react";
import { classNames } from "../theme/class-names";
import { Field, type FieldProps, getControlClasses } from "./field";

export interface TextAreaProps
  extends FieldProps,
    Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "value" | "onChange" | "className" | "id"> {
  value: string;
  onChange(value: string): void;
  ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text with label, hint and error. */
export function TextArea({ label, labelHidden, hint, error, value, onChange, ref, rows = 3, ...area }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} error={error} {...(labelHidden && { labelHidden })}>
      {(control) => (
        <textarea
          {...area}
          {...control}
          ref={ref}
          rows={rows}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={classNames(getControlClasses(Boolean(error)), "resize-y py-2")}
        />
      )}
    </Field>
  );
}
