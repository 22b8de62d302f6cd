import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { classNames } from "../theme/class-names";
import { Button } from "./button";
import { Field, getControlClasses } from "./field";

export interface CopyFieldProps {
  label: string;
  hint?: ReactNode;
  /** The text to copy, such as an invitation link. */
  value: string;
  /** `failed` says how to copy by hand; the text is selected then. */
  labels: { copy: string; copied: string; failed: string };
}

/** How long "Copied" stays, in milliseconds. */
const saidForMs = 2000;

/** A text to hand on, with a button that copies it. */
export function CopyField({ label, hint, value, labels }: CopyFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<"copied" | "failed">();

  useEffect(() => {
    if (outcome !== "copied") return;
    const timer = setTimeout(() => setOutcome(undefined), saidForMs);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setOutcome("copied");
    } catch {
      // Browsers refuse outside https, and when the page has lost the focus.
      input.current?.select();
      setOutcome("failed");
    }
  };

  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <div className="flex gap-2">
          <input
            {...control}
            ref={input}
            readOnly
            value={value}
            onFocus={(event) => event.target.select()}
            className={classNames(getControlClasses(false), "h-10 min-w-0 flex-1 font-mono text-small")}
          />
          <Button
            onClick={() => void copy()}
            icon={outcome === "copied" ? <Check aria-hidden="true" size={16} /> : <Copy aria-hidden="true" size={16} />}
          >
            {outcome === "copied" ? labels.copied : labels.copy}
          </Button>
          <span role="status" className={outcome === "failed" ? "self-center text-small text-danger-text" : "sr-only"}>
            {outcome ? labels[outcome] : ""}
          </span>
        </div>
      )}
    </Field>
  );
}
