/**
 * `setRangeText` of happy-dom writes through the element's own `value`, where React notes what it knows already: it would take
 * what is written so for no change. A browser leaves that note alone, as this does.
 */
export function mendTextBoxes(): void {
  const { prototype } = HTMLTextAreaElement;
  const { setRangeText } = prototype;
  prototype.setRangeText = function leavingTheNote(this: HTMLTextAreaElement, text: string, ...range: unknown[]) {
    const note = Object.getOwnPropertyDescriptor(this, "value");
    if (note) Reflect.deleteProperty(this, "value");
    Reflect.apply(setRangeText, this, [text, ...range]);
    if (note) Object.defineProperty(this, "value", note);
  };
}
