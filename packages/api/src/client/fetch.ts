/** What Parley hands to a `fetch`. */
export interface FetchInit {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
  credentials?: "omit" | "same-origin";
}

/** A `fetch`, as browsers and Node have it. */
export type Fetch = (url: string, init: FetchInit) => Promise<{ ok: boolean; json(): Promise<unknown> }>;
