import { LIMITS } from "@parley/api";
import type { FieldCheck } from "./use-form";

/** A text of one line with limits as in `LIMITS`, counted without the blanks around it. */
export function textCheck({ min = 0, max }: { min?: number; max: number }): FieldCheck {
  return (value, t) => {
    const { length } = value.trim();
    if (length < min) return t("fields.required");
    return length > max ? t("fields.tooLong", { max }) : undefined;
  };
}

/** Rough on purpose: whether an address exists shows when something is sent to it. */
export const emailCheck: FieldCheck = (value, t) => {
  const email = value.trim();
  if (email === "") return t("fields.required");
  if (email.length > LIMITS.email.max) return t("fields.tooLong", { max: LIMITS.email.max });
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(email) ? undefined : t("fields.email");
};

/** A password to be chosen. */
export const newPasswordCheck: FieldCheck = (value, t) => {
  if (value === "") return t("fields.required");
  const { min, max } = LIMITS.password;
  if (value.length < min) return t("fields.tooShort", { min });
  return value.length > max ? t("fields.tooLong", { max }) : undefined;
};

/** A password to be known: only that there is one. */
export const passwordCheck: FieldCheck = (value, t) => (value === "" ? t("fields.required") : undefined);
