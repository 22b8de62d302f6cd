import { classNames } from "../../theme/class-names";

export interface LengthCounterLabels {
  /** "120 characters left" */
  remaining(count: number): string;
  /** "At most 16,000 characters" */
  limit(maxLength: number): string;
  /** "12 characters too many" */
  tooLong(count: number): string;
}

export interface LengthCounterProps {
  id: string;
  /** Characters used and allowed, in UTF-16 code units as the server counts them. */
  length: number;
  maxLength: number;
  labels: LengthCounterLabels;
}

/** From this share of the limit on, people are told what is left. */
const warnFrom = 0.9;

/** Tells of a limit before it is met. The limit is read out once; what is left is a description, not read at each key. */
export function LengthCounter({ id, length, maxLength, labels }: LengthCounterProps) {
  const over = length > maxLength;
  const near = length >= maxLength * warnFrom;
  return (
    <>
      <span
        id={id}
        hidden={!near}
        className={classNames("text-meta tabular-nums", over ? "font-semibold text-danger-text" : "text-muted")}
      >
        {near && (over ? labels.tooLong(length - maxLength) : labels.remaining(maxLength - length))}
      </span>
      <span role="status" className="sr-only">
        {near ? labels.limit(maxLength) : ""}
      </span>
    </>
  );
}
