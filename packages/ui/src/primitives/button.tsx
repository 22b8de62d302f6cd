import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { classNames } from "../theme/class-names";

/** `primary` once a view at most; `danger` for what cannot be undone. */
export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className"> {
  variant?: ButtonVariant;
  /** `small` is 28 px high, `medium` 36 px, `large` 44 px. */
  size?: "small" | "medium" | "large";
  /** Shown before the text, 16 px. */
  icon?: ReactNode;
  /** The deed is under way: the button keeps its focus and its place, and takes no second click. */
  pending?: boolean;
  /** Takes the whole width of its container. */
  fullWidth?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent shadow-card hover:bg-accent-hover",
  secondary: "border border-line bg-raised text-ink shadow-card hover:bg-hover",
  ghost: "text-ink hover:bg-hover",
  danger: "bg-danger text-on-danger shadow-card hover:bg-danger-hover",
};

const sizes = {
  small: "min-h-7 gap-1.5 px-2.5 py-0.5 text-small",
  medium: "min-h-9 gap-2 px-3.5 py-1.5 text-small",
  large: "min-h-11 gap-2 px-5 py-2 text-body",
};

/** A button with a text. Its type is `button` unless told otherwise, so that none submits a form by accident. */
export function Button({
  variant = "secondary",
  size = "medium",
  icon,
  pending = false,
  fullWidth = false,
  disabled,
  onClick,
  children,
  type = "button",
  ref,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      ref={ref}
      type={type}
      disabled={disabled}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else onClick?.(event);
      }}
      className={classNames(
        "inline-flex shrink-0 select-none items-center justify-center rounded-md font-semibold transition-colors duration-100",
        "disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-progress",
        variants[variant],
        sizes[size],
        fullWidth && "w-full",
      )}
    >
      {pending ? (
        <span
          aria-hidden="true"
          className="size-4 animate-turn rounded-full border-2 border-current border-r-transparent"
        />
      ) : (
        icon
      )}
      {children}
    </button>
  );
}
