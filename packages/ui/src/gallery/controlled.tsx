import { type ReactNode, useState } from "react";

export interface ControlledProps<Value> {
  initial: Value;
  children(value: Value, setValue: (value: Value) => void): ReactNode;
}

/** Keeps the value of a controlled component, so that it can be tried out in the gallery. */
export function Controlled<Value>({ initial, children }: ControlledProps<Value>) {
  const [value, setValue] = useState(initial);
  return children(value, (next) => setValue(() => next));
}
