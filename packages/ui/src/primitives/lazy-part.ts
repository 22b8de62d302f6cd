import { type ComponentType, useEffect, useReducer } from "react";

/** A component that is fetched when it is first needed, to keep it out of the first load. */
export interface LazyPart<Props> {
  /** The component once it is there. */
  readonly current: ComponentType<Props> | undefined;
  /** Starts fetching; call it when the need becomes likely (hover, focus, idle). Never rejects. */
  preload(): Promise<void>;
}

/** Unlike `React.lazy`, a failed fetch (offline, a new release) shows nothing and is tried again at the next need. */
export function createLazyPart<Props>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  let current: ComponentType<Props> | undefined;
  let loading: Promise<void> | undefined;
  return {
    get current() {
      return current;
    },
    preload() {
      loading ??= load().then(
        (loaded) => {
          current = loaded;
        },
        () => {
          loading = undefined;
        },
      );
      return loading;
    },
  };
}

/** The component once it is there; fetches it as soon as it is `wanted`. */
export function useLazyPart<Props>(part: LazyPart<Props>, wanted: boolean): ComponentType<Props> | undefined {
  const [, render] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (!wanted || part.current) return;
    let mounted = true;
    void part.preload().then(() => {
      if (mounted) render();
    });
    return () => {
      mounted = false;
    };
  }, [part, wanted]);
  return part.current;
}
