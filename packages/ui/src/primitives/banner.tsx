import CircleAlert from "lucide-react/icons/circle-alert";
import CircleCheck from "lucide-react/icons/circle-check";
import Info from "lucide-react/icons/info";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import X from "lucide-react/icons/x";
import type { ReactNode } from "react";
import { classNames } from "../theme/class-names";
import { IconButton } from "./icon-button";

export type BannerTone = "info" | "success" | "warning" | "danger";

export interface BannerProps {
  tone?: BannerTone;
  children: ReactNode;
  /** A button or link at the end. */
  action?: ReactNode;
  /** Closes the banner; needs `labels`. */
  onDismiss?(): void;
  labels?: { dismiss: string };
}

const looks = {
  info: { classes: "bg-accent-soft text-accent-text", Icon: Info },
  success: { classes: "bg-success-soft text-success-text", Icon: CircleCheck },
  warning: { classes: "bg-warning-soft text-warning-text", Icon: TriangleAlert },
  danger: { classes: "bg-danger-soft text-danger-text", Icon: CircleAlert },
};

/** A line over a page or form on what holds for all of it. Danger is read out at once. */
export function Banner({ tone = "info", children, action, onDismiss, labels }: BannerProps) {
  const { classes, Icon } = looks[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={classNames("flex items-start gap-2.5 rounded-md px-3 py-2 text-small font-medium", classes)}
    >
      <Icon aria-hidden="true" size={16} className="mt-0.5 shrink-0" />
      <div className="min-w-0 flex-1 wrap-anywhere">{children}</div>
      {action && <div className="-my-1 shrink-0">{action}</div>}
      {onDismiss && labels && (
        <span className="-my-1 -mr-1.5">
          <IconButton
            size="small"
            label={labels.dismiss}
            icon={<X aria-hidden="true" size={16} />}
            onClick={onDismiss}
          />
        </span>
      )}
    </div>
  );
}
