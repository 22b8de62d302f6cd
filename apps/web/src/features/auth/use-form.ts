import { errorDataOf } from "@parley/api";
import { useEffect, useRef, useState } from "react";
import { describeError } from "../../lib/describe-error";
import type { Translate } from "../../lib/i18n/texts";

/** Checks one field; gives what is wrong with it, or nothing. */
export type FieldCheck = (value: string, t: Translate) => string | undefined;

/** The properties of a text field that belongs to a form. */
export interface FormField {
  readonly value: string;
  readonly error: string | undefined;
  onChange(value: string): void;
  ref(element: HTMLElement | null): void;
}

/** What a form knows about its fields. */
export interface Form<Field extends string> {
  readonly values: Readonly<Record<Field, string>>;
  /** What is wrong with the whole, after the server has answered. */
  readonly failure: string | undefined;
  /** To be spread over the field's component. */
  field(name: Field): FormField;
  /** Runs `send` if every field is right; otherwise shows what is not, and the focus goes to the first such field. */
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
  const [refused, setRefused] = useState<{ field: Field }>();
  const elements = useRef<Partial<Record<Field, HTMLElement | null>>>({});
  const fields = Object.keys(initial) as Field[];

  useEffect(() => {
    // Read out with its error there; one that only shows is passed over by those who do not see it.
    if (refused) elements.current[refused.field]?.focus();
  }, [refused]);

  const showErrors = (found: Partial<Record<Field, string>>): boolean => {
    setErrors(found);
    const first = fields.find((field) => found[field] !== undefined);
    if (first) setRefused({ field: first });
    return first !== undefined;
  };

  return {
    values,
    failure,
    field: (name) => ({
      value: values[name],
      error: errors[name],
      onChange: (value) => {
        setValues((before) => ({ ...before, [name]: value }));
        setErrors((before) => ({ ...before, [name]: undefined }));
        setFailure(undefined);
      },
      ref: (element) => {
        elements.current[name] = element;
      },
    }),
    submit: (send) => {
      const found = fields.map((field) => [field, checks[field]?.(values[field], t)] as const);
      setFailure(undefined);
      if (!showErrors(Object.fromEntries(found) as Partial<Record<Field, string>>)) send(values);
    },
    refuse: (error) => {
      const issues = errorDataOf(error)?.issues ?? [];
      const named = issues.flatMap(({ path, code }) => {
        const field = fields.find((one) => one === path[0]);
        return field ? [[field, serverTexts(t, code)] as const] : [];
      });
      if (!showErrors(Object.fromEntries(named) as Partial<Record<Field, string>>)) setFailure(describeError(t, error));
    },
  };
}
