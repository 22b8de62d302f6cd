/**
 * happy-dom knows no `display` of elements such as `span` and computes "" for them. What reckons accessible names takes that for
 * a block and parts the words, which a browser does not: here they are inline, the value CSS begins with.
 */
export function mendStyles(): void {
  const { getComputedStyle } = window;
  window.getComputedStyle = (...asked) => {
    const style = getComputedStyle.apply(window, asked);
    return style.display === "" ? withInline(style) : style;
  };
}

function withInline(style: CSSStyleDeclaration): CSSStyleDeclaration {
  return new Proxy(style, {
    get(target, key) {
      if (key === "display") return "inline";
      if (key === "getPropertyValue")
        return (name: string) => (name === "display" ? "inline" : target.getPropertyValue(name));
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== "function") return value;
      return (...given: unknown[]): unknown => Reflect.apply(value, target, given);
    },
  });
}
