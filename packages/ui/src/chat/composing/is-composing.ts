/** What a key press tells of input methods. `keyCode` has no successor for what it says here. */
interface ComposingKey {
  nativeEvent: { isComposing: boolean };
  keyCode: number;
}

/** The key belongs to an input method (Japanese, Chinese, dead keys). Safari ends the composition first, but says 229. */
export function isComposing(event: ComposingKey): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}
