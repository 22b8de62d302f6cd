import { type ReactNode, useId } from "react";

export interface SectionProps {
  title: string;
  lead?: string;
  children: ReactNode;
}

/** One part of the settings, under its heading. */
export function Section({ title, lead, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4 border-b border-line pb-8 last:border-0">
      <header>
        <h3 id={id} className="text-title font-bold">
          {title}
        </h3>
        {lead && <p className="text-small text-muted">{lead}</p>}
      </header>
      {children}
    </section>
  );
}
