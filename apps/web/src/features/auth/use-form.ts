import { errorDataOf } from "@parley/api";
import { useState } from "react";
import { describeError } from "../../lib/describe-error";
import type { Translate } from "../../lib/i18n/texts";

/** Checks one field; gives what is wrong with it, or nothing. */
export type FieldCheck = (value: string, t: Translate) => string | undefined;

/** What a form knows about its fields. */
export interface Form<Field extends string> {
  readonly values: Readonly<Record<Field, string>>;
  readonly errors: Readonly<Partial<Record<Field, string>>>;
  /** What is wrong with the whole, after the server has answered. */
  readonly failure: string | undefined;
  change(field: Field): (value: string) => void;
  /** Runs `send` if every field is right; otherwise shows what is not. */
  submit(send: (values: Record<Field, string>) => void): void;
  /** Shows the server's refusal: at the fields where it names them, else over the form. */
  refuse(error: unknown): void;
}

const serverTexts = (t: Translate, code: string): string => {
  if (code === "too_small") return t("fields.required");
  if (code === "ONE_LINE_ONLY") return t("fields.oneLine");
  return t("fields.invalid");
};

/** State of a form of text fields: checked on submit, a field's error goes as soon as it is changed. */
export function useForm<Field extends string>(
  initial: Record<Field, string>,
  checks: Partial<Record<Field, FieldCheck>>,
  t: Translate,
): Form<Field> {
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<Partial<Record<Field, string>>>({});
  const [failure, setFailure] = useState<string>();
  const fields = Object.keys(initial) as Field[];

  return {
    values,
    errors,
    failure,
    change: (field) => (value) => {
      setValues((before) => ({ ...before, [field]: value }));
      setErrors((before) => ({ ...before, [field]: undefined }));
      setFailure(undefined);
    },
    submit: (send) => {
      const found = fields.flatMap((field) => {
        const error = checks[field]?.(values[field], t);
        return error ? [[field, error] as const] : [];
      });
      setErrors(Object.fromEntries(found) as Partial<Record<Field, string>>);
      setFailure(undefined);
      if (found.length === 0) send(values);
    },
    refuse: (error) => {
      const issues = errorDataOf(error)?.issues ?? [];
      const named = issues.flatMap(({ path, code }) => {
        const field = fields.find((one) => one === path[0]);
        return field ? [[field, serverTexts(t, code)] as const] : [];
      });
      if (named.length > 0) setErrors(Object.fromEntries(named) as Partial<Record<Field, string>>);
      else setFailure(describeError(t, error));
    },
  };
}
