import * as Radix from "radix-ui/popover";
import type { ReactNode, RefObject } from "react";

export interface PopoverContentProps {
  label: string;
  align: "start" | "end";
  side: "top" | "bottom";
  /** Gets the focus back. */
  button: RefObject<HTMLButtonElement | null>;
  onClose(): void;
  children: ReactNode;
}

/** The open panel. Its own anchor is an empty box over the real button and serves only to place the panel. */
export function PopoverContent({ label, align, side, button, onClose, children }: PopoverContentProps) {
  return (
    <Radix.Root open onOpenChange={onClose}>
      <Radix.Anchor asChild>
        <span aria-hidden="true" className="pointer-events-none absolute inset-0" />
      </Radix.Anchor>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          onInteractOutside={(event) => {
            // The button's own click closes the panel; closing here as well would open it again.
            if (event.target instanceof Node && button.current?.contains(event.target)) event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            const active = document.activeElement;
            if (!active || active === document.body) button.current?.focus();
          }}
          onEscapeKeyDown={() => button.current?.focus()}
          className="z-50 max-h-[calc(100dvh-1rem)] max-w-[calc(100vw-1rem)] animate-rise overflow-y-auto rounded-lg bg-raised text-body text-ink shadow-pop outline-none"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
