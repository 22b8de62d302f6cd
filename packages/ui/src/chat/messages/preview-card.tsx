import X from "lucide-react/icons/x";
import { IconButton } from "../../primitives/icon-button";

export interface PreviewCardProps {
  /** Where it leads: http or https. */
  url: string;
  title: string;
  /** Empty for none. */
  description: string;
  /** Whose page it is: "Homes", "example.com". */
  site: string;
  /** Takes the preview away for everybody; left out where the reader may not. */
  onRemove?(): void;
  labels: { remove: string };
}

/** What stands behind a link, under the message it is in: words only, so that its height is known at once. */
export function PreviewCard({ url, title, description, site, onRemove, labels }: PreviewCardProps) {
  return (
    <div className="mt-1 mb-0.5 flex max-w-120 items-start gap-1 rounded-md border border-line border-l-4 bg-surface py-2 pr-1 pl-3">
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="truncate text-meta text-muted">{site}</span>
        <a
          href={url}
          target="_blank"
          rel="noopener noreferrer nofollow"
          className="line-clamp-2 text-small font-semibold wrap-anywhere text-accent-text hover:underline"
        >
          {title}
        </a>
        {description && <p className="line-clamp-3 text-small wrap-anywhere text-ink">{description}</p>}
      </div>
      {onRemove && (
        <IconButton size="small" label={labels.remove} icon={<X aria-hidden="true" size={14} />} onClick={onRemove} />
      )}
    </div>
  );
}
