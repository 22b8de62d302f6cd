import { useId } from "react";
import { classNames } from "../../theme/class-names";
import type { SkinTone } from "./emoji-rows";

const TONES: readonly SkinTone[] = [0, 1, 2, 3, 4, 5];
const HANDS = ["✋", "✋🏻", "✋🏼", "✋🏽", "✋🏾", "✋🏿"];

export interface SkinToneChoiceProps {
  value: SkinTone;
  onChange(tone: SkinTone): void;
  /** Names the choice. */
  label: string;
  /** Names of the six, from none to dark. */
  names: readonly string[];
}

/** Chooses the skin tone of hands and people. */
export function SkinToneChoice({ value, onChange, label, names }: SkinToneChoiceProps) {
  const name = useId();
  return (
    <fieldset className="flex shrink-0">
      <legend className="sr-only">{label}</legend>
      {TONES.map((tone) => (
        <label
          key={tone}
          className={classNames(
            "flex size-7 cursor-pointer items-center justify-center rounded-md has-focus-visible:outline-2 has-focus-visible:outline-accent",
            tone === value ? "bg-selected" : "hover:bg-hover",
          )}
        >
          <input
            type="radio"
            name={name}
            aria-label={names[tone]}
            checked={tone === value}
            onChange={() => onChange(tone)}
            className="sr-only"
          />
          <span aria-hidden="true" className="font-emoji">
            {HANDS[tone]}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
