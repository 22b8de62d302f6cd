import { Crowd, type CrowdOptions, type Mark } from "./crowd.js";
import { serve } from "./remote.js";

const crowds = new Map<string, Crowd>();

function crowd(name: string): Crowd {
  const found = crowds.get(name);
  if (found === undefined) throw new Error(`there is no crowd ${name}`);
  return found;
}

/** What the process of the load generator does, for crowds of connections by name. */
const generator = {
  open: async (name: string, options: CrowdOptions): Promise<void> => {
    const opened = new Crowd(options);
    crowds.set(name, opened);
    await opened.open();
  },
  count: (name: string): void => crowd(name).count(),
  mark: (name: string): Mark => crowd(name).mark(),
  look: (name: string): void => crowd(name).look(),
  reached: (name: string, seq: number): number => crowd(name).reached(seq),
  lost: (name: string): number => crowd(name).lost,
  drop: (name: string): void => crowd(name).drop(),
  comeBack: (name: string, spreadMs: number): Promise<{ tookMs: number; retries: number }> =>
    crowd(name).comeBack(spreadMs),
};
export type Generator = typeof generator;

serve(generator);
