import type { GalleryEntry } from "./gallery-entry";

export interface GalleryProps {
  entries: readonly GalleryEntry[];
  /** Each state is shown once in every theme named; none named means the page's own. */
  themes?: readonly ("light" | "dark")[];
}

/** Every component in every state on one page, for people and for the browser tests. */
export function Gallery({ entries, themes }: GalleryProps) {
  return (
    <div className="mx-auto flex max-w-360 flex-col gap-12 p-4 sm:p-8">
      {entries.map((entry) => (
        <section key={entry.id} id={entry.id} aria-labelledby={`${entry.id}-title`} className="flex flex-col gap-4">
          <h2 id={`${entry.id}-title`} className="text-heading font-bold">
            {entry.title} <span className="text-small font-medium text-muted">{entry.group}</span>
          </h2>
          {entry.states.map((state) => (
            <div key={state.name} data-state={state.name} className="flex flex-col gap-2">
              <h3 className="text-small font-semibold text-muted">{state.name}</h3>
              <div className="flex flex-col gap-4">
                {(themes ?? [undefined]).map((theme) => (
                  <div
                    key={theme ?? "page"}
                    data-theme={theme}
                    className="min-w-0 overflow-hidden rounded-lg border border-line bg-surface p-4 text-ink"
                  >
                    {state.render()}
                  </div>
                ))}
              </div>
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}
