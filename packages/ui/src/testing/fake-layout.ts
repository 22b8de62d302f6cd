import { vi } from "vitest";

/** Heights that elements report in tests, in pixels: the screen of the message list, and each of its rows. */
export const fakeViewport = 600;
export const fakeRow = 60;

const heightOf = (element: Element) => (element.getAttribute("role") === "log" ? fakeViewport : fakeRow);

/** Reports sizes at once where a browser would after layout, which happy-dom does not have. */
class FakeResizeObserver implements ResizeObserver {
  readonly #targets = new Set<Element>();
  readonly #callback: ResizeObserverCallback;

  constructor(callback: ResizeObserverCallback) {
    this.#callback = callback;
  }

  observe(target: Element): void {
    this.#targets.add(target);
    queueMicrotask(() => {
      if (!this.#targets.has(target)) return;
      const contentRect = new DOMRect(0, 0, 400, heightOf(target));
      this.#callback(
        [{ target, contentRect, borderBoxSize: [], contentBoxSize: [], devicePixelContentBoxSize: [] }],
        this,
      );
    });
  }

  unobserve(target: Element): void {
    this.#targets.delete(target);
  }

  disconnect(): void {
    this.#targets.clear();
  }
}

const observers = new Set<FakeIntersectionObserver>();

class FakeIntersectionObserver implements IntersectionObserver {
  readonly root = null;
  readonly rootMargin = "";
  readonly thresholds = [];
  readonly scrollMargin = "";
  readonly #callback: IntersectionObserverCallback;
  #target: Element | undefined;

  constructor(callback: IntersectionObserverCallback) {
    this.#callback = callback;
  }

  observe(target: Element): void {
    this.#target = target;
    observers.add(this);
  }

  intersect(): void {
    if (!this.#target) return;
    const rect = new DOMRect();
    this.#callback(
      [
        {
          isIntersecting: true,
          target: this.#target,
          intersectionRatio: 1,
          time: 0,
          boundingClientRect: rect,
          intersectionRect: rect,
          rootBounds: null,
        },
      ],
      this,
    );
  }

  unobserve(): void {
    this.disconnect();
  }

  disconnect(): void {
    observers.delete(this);
  }

  takeRecords(): IntersectionObserverEntry[] {
    return [];
  }
}

/** Tells everything that waits for coming into view that it has. */
export function intersectAll(): void {
  for (const observer of [...observers]) observer.intersect();
}

/** What happy-dom lacks: sizes, intersection, scrolling, CSS.escape. Undone after each test by vitest's `unstubGlobals`. */
export function installFakeLayout(): void {
  observers.clear();
  vi.stubGlobal("ResizeObserver", FakeResizeObserver);
  vi.stubGlobal("IntersectionObserver", FakeIntersectionObserver);
  vi.stubGlobal("DOMRect", globalThis.DOMRect ?? class {});
  vi.stubGlobal("CSS", { escape: (text: string) => text.replace(/[^\w-]/gu, "\\$&") });
  Element.prototype.scrollIntoView = () => undefined;
  Element.prototype.scrollTo = function scrollTo(this: Element, options?: ScrollToOptions | number) {
    if (typeof options !== "object") return;
    this.scrollTop = options.top ?? this.scrollTop;
    this.dispatchEvent(new Event("scroll"));
  };
  Element.prototype.scrollBy = function scrollBy(this: Element, options?: ScrollToOptions | number) {
    if (typeof options === "object") this.scrollTo({ top: this.scrollTop + (options.top ?? 0) });
  };
  Element.prototype.hasPointerCapture = () => false;
  Object.defineProperties(HTMLElement.prototype, {
    offsetParent: {
      configurable: true,
      get(this: HTMLElement) {
        return this.parentElement;
      },
    },
    clientHeight: {
      configurable: true,
      get(this: HTMLElement) {
        return heightOf(this);
      },
    },
  });
}
