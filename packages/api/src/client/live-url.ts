/**
 * The address of the live socket of a Parley at `base`; for `""` at the page's own origin. tRPC's client adds
 * `?connectionParams=1`. Throws where there is no page.
 */
export function liveUrlOf(base: string): string {
  const page = (globalThis as { location?: { href?: string } }).location?.href;
  try {
    const url = new URL(`${base}/live`, page);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    return url.href;
  } catch (cause) {
    throw new Error(
      `"${base}" is no address of a Parley server: outside a browser it begins with http:// or https://.`,
      {
        cause,
      },
    );
  }
}
