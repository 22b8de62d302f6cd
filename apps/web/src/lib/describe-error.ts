import { errorDataOf } from "@parley/api";
import type { Translate } from "./i18n/texts";

/** A failed call in the reader's words: what happened, and what to do where that is known. */
export function describeError(t: Translate, error: unknown): string {
  const data = errorDataOf(error);
  if (!data) return t("errors.network");
  const sentence = t(`errors.${data.reason}`);
  if (data.reason !== "RATE_LIMITED" || data.retryAfterMs === undefined) return sentence;
  return `${sentence} ${t("errors.retryIn", { count: Math.ceil(data.retryAfterMs / 1_000) })}`;
}

/** The request's id, to be named when asking for help; shown with faults of the server only. */
export function getReference(error: unknown): string | undefined {
  const data = errorDataOf(error);
  return data?.reason === "INTERNAL" ? data.requestId : undefined;
}
