import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { classNames } from "../theme/class-names";
import { Tooltip } from "./tooltip";

export interface IconButtonProps
  extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className" | "children" | "aria-label"> {
  /** The button's name, also shown as its tooltip. */
  label: string;
  icon: ReactNode;
  /** `small` is 28 px square, `medium` 36 px. Both above the 24 px of WCAG 2.5.8. */
  size?: "small" | "medium";
  variant?: "ghost" | "solid";
  /** A toggle that is on or off; left out where the button is none. */
  pressed?: boolean;
  /** Keys that do the same, shown in the tooltip. */
  shortcut?: string;
  tooltipSide?: "top" | "bottom";
  ref?: Ref<HTMLButtonElement>;
}

/** A square button that shows an icon only. */
export function IconButton({
  label,
  icon,
  size = "medium",
  variant = "ghost",
  pressed,
  shortcut,
  tooltipSide,
  ref,
  type = "button",
  onClick,
  onFocus,
  onBlur,
  onPointerEnter,
  onPointerLeave,
  ...rest
}: IconButtonProps) {
  const text = shortcut ? (
    <>
      {label} <span className="opacity-75">{shortcut}</span>
    </>
  ) : (
    label
  );
  return (
    <Tooltip text={text} isName {...(tooltipSide && { side: tooltipSide })}>
      {(tooltip) => (
        <button
          {...rest}
          type={type}
          ref={(element) => {
            tooltip.ref(element);
            if (typeof ref === "function") return ref(element);
            if (ref) ref.current = element;
          }}
          aria-label={label}
          aria-pressed={pressed}
          onPointerEnter={(event) => {
            tooltip.onPointerEnter(event);
            onPointerEnter?.(event);
          }}
          onPointerLeave={(event) => {
            tooltip.onPointerLeave();
            onPointerLeave?.(event);
          }}
          onFocus={(event) => {
            tooltip.onFocus();
            onFocus?.(event);
          }}
          onBlur={(event) => {
            tooltip.onBlur();
            onBlur?.(event);
          }}
          onClick={(event) => {
            tooltip.onClick();
            onClick?.(event);
          }}
          className={classNames(
            "inline-flex shrink-0 items-center justify-center rounded-md transition-colors duration-100",
            "disabled:cursor-not-allowed disabled:opacity-50",
            size === "small" ? "size-7" : "size-9",
            variant === "solid"
              ? "bg-accent text-on-accent hover:bg-accent-hover"
              : "text-muted hover:bg-hover hover:text-ink aria-expanded:bg-hover aria-expanded:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent-text aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-text",
          )}
        >
          {icon}
        </button>
      )}
    </Tooltip>
  );
}
