/** The value below which this share (0 to 1) of the measurements lies, between two where none lies there. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (low === undefined || high === undefined) throw new Error("nothing was measured");
  return low + (high - low) * (place - Math.floor(place));
}

/** The middle one of several measurements. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
