const INPUTS = ["pointermove", "pointerdown", "keydown", "wheel", "touchstart", "focus"] as const;

/**
 * Calls `onChange(true)` after `afterMs` milliseconds without any input, and `onChange(false)` at the next one. Watches
 * until the function it gives is called.
 */
export function watchIdle(target: EventTarget, afterMs: number, onChange: (idle: boolean) => void): () => void {
  let idle = false;
  let timer = setTimeout(fallIdle, afterMs);

  function fallIdle(): void {
    idle = true;
    onChange(true);
  }

  function onInput(): void {
    clearTimeout(timer);
    timer = setTimeout(fallIdle, afterMs);
    if (!idle) return;
    idle = false;
    onChange(false);
  }

  for (const input of INPUTS) target.addEventListener(input, onInput, { passive: true });
  return () => {
    clearTimeout(timer);
    for (const input of INPUTS) target.removeEventListener(input, onInput);
  };
}
