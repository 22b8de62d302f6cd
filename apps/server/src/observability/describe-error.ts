/** What the log shows of an error. */
export interface DescribedError {
  type: string;
  /** Left out where it may quote what people wrote. */
  message?: string;
  code?: string;
  /** What Postgres says of the place of an error, never of the values. */
  table?: string;
  constraint?: string;
  routine?: string;
  /** Where it came from, innermost first. */
  stack?: string[];
  cause?: DescribedError;
}

/** Causes shown; a longer chain, or a circle, is cut. */
const MOST_CAUSES = 5;

/**
 * An error without the values it may quote: Drizzle prints a failed query's parameters, Postgres the text it could not
 * read and whole rows, JSON.parse what it was given. What is thrown and no Error may be anything, and is not shown.
 */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error };
  const described: DescribedError = { type: error.name === "Error" ? error.constructor.name : error.name };
  const message = safeMessage(error);
  if (message !== undefined) described.message = message;
  copyWord(described, "code", error, "code");
  copyWord(described, "table", error, "table_name");
  copyWord(described, "constraint", error, "constraint_name");
  copyWord(described, "routine", error, "routine");
  const stack = framesOf(error);
  if (stack.length > 0) described.stack = stack;
  if (error.cause !== undefined && depth < MOST_CAUSES) described.cause = describeError(error.cause, depth + 1);
  return described;
}

function safeMessage(error: Error): string | undefined {
  const { message, cause } = error;
  if (isQuoting(error)) return undefined;
  if (cause instanceof Error && isQuoting(cause) && message.includes(cause.message)) return undefined;
  return message.split("\nparams:")[0];
}

/** Syntax errors, refusals by a schema, and Postgres' errors about data (class 22) and of functions that raise (P0). */
function isQuoting(error: Error): boolean {
  const code = wordOf(error, "code") ?? "";
  return error instanceof SyntaxError || /Zod/.test(error.name) || /^(22|P0)[0-9A-Z]{3}$/.test(code);
}

/** Frames alone: a stack begins with the message. */
function framesOf({ stack = "" }: Error): string[] {
  return stack
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => /^at .*:\d+:\d+\)?$|^at .*\(<anonymous>\)$/.test(line));
}

function wordOf(error: Error, name: string): string | undefined {
  const value: unknown = Reflect.get(error, name);
  return typeof value === "string" && /^[\w.-]{1,100}$/.test(value) ? value : undefined;
}

function copyWord(
  to: DescribedError,
  as: "code" | "table" | "constraint" | "routine",
  from: Error,
  name: string,
): void {
  const word = wordOf(from, name);
  if (word !== undefined) to[as] = word;
}
