import { useEffect, useRef } from "react";

/** Calls back once `ms` milliseconds have passed without a pause; a pause keeps what is left. */
export function usePausableTimeout(ms: number, paused: boolean, onEnd: () => void): void {
  const left = useRef(ms);
  const latest = useRef(onEnd);
  latest.current = onEnd;
  useEffect(() => {
    if (paused) return;
    const startedAt = Date.now();
    const timer = setTimeout(() => latest.current(), left.current);
    return () => {
      clearTimeout(timer);
      left.current -= Date.now() - startedAt;
    };
  }, [paused]);
}
