import * as Radix from "radix-ui/popover";
import type { ReactElement, ReactNode } from "react";

export interface PopoverProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  /** Names the panel. */
  label: string;
  /** One element that takes a ref: the button that opens the panel. */
  trigger: ReactElement;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom" | "left" | "right";
  children: ReactNode;
}

/** A small panel beside its button. Import it lazily where it is not needed at first: it brings the placing code along. */
export function Popover({
  open,
  onOpenChange,
  label,
  trigger,
  align = "start",
  side = "bottom",
  children,
}: PopoverProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 w-80 max-w-[calc(100vw-1rem)] animate-rise rounded-lg bg-raised p-4 text-body text-ink shadow-pop"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
