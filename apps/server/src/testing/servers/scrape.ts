/** A page of metrics, read. */
export interface ScrapedMetrics {
  readonly contentType: string;
  readonly text: string;
  /** Names that have a HELP line. */
  readonly names: string[];
  /** The value of one line, with its labels as they stand there; 0 where there is none. */
  valueOf(line: string): number;
}

/** Reads `/metrics` of a server. @throws Error when it is refused. */
export async function scrape(url: string, headers: Record<string, string> = {}): Promise<ScrapedMetrics> {
  const response = await fetch(`${url}/metrics`, { headers });
  const text = await response.text();
  if (!response.ok) throw new Error(`/metrics is answered ${response.status}`);
  const values = new Map(
    text
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => {
        const at = line.lastIndexOf(" ");
        return [line.slice(0, at), Number(line.slice(at + 1))] as const;
      }),
  );
  return {
    contentType: response.headers.get("content-type") ?? "",
    text,
    names: [...text.matchAll(/^# HELP (\S+) \S/gm)].map(([, name = ""]) => name),
    valueOf: (line) => values.get(line) ?? 0,
  };
}
