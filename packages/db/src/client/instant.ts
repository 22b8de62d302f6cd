const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const UTC_TEXT = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?(?:\+00)?$/;

/**
 * Whether it is spelled like nearly all values of our columns, `2026-01-01 00:00:00.042+00`: a page of history has fifty of
 * them, and pattern matching took a third of their way. Other spellings of this length differ in one of these places.
 */
function isUtcWithMilliseconds(text: string): boolean {
  return text.length === 26 && text[10] === " " && text[19] === "." && text.endsWith("+00");
}

/**
 * Turns a database's spelling of a moment (`2026-01-01 00:00:00.5+00`) into ISO 8601 in UTC with milliseconds;
 * finer digits are cut off. A spelling without a zone is taken as UTC.
 * @throws RangeError for what JavaScript cannot hold (`infinity`, years before Christ).
 */
export function toInstant(text: string): string {
  if (isUtcWithMilliseconds(text)) return `${text.slice(0, 10)}T${text.slice(11, 23)}Z`;
  if (ISO.test(text)) return text;
  const utc = UTC_TEXT.exec(text);
  if (utc) return `${utc[1]}T${utc[2]}.${(utc[3] ?? "").slice(0, 3).padEnd(3, "0")}Z`;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new RangeError(`Not a moment in time: ${text}`);
  return date.toISOString();
}
