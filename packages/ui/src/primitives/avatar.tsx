import type { CSSProperties, ReactNode } from "react";
import { classNames } from "../theme/class-names";
import { getAvatarHue, getInitials } from "./avatar-identity";
import { PresenceDot, type PresenceStatus } from "./presence-dot";

export interface AvatarProps {
  /** Decides the colour. */
  id: string;
  /** Gives the initials. The name itself is always written nearby, so the picture is not read out. */
  name: string;
  /** A picture instead of the initials. */
  imageUrl?: string;
  /** A sign instead of the initials, for groups. */
  icon?: ReactNode;
  presence?: PresenceStatus;
  /** Shown without colour: the person was deactivated. */
  inactive?: boolean;
  /** Edge in pixels. */
  size?: 20 | 24 | 32 | 36 | 40 | 64;
}

const sizes = {
  20: "size-5 text-[0.5rem]",
  24: "size-6 text-[0.5625rem]",
  32: "size-8 text-meta",
  36: "size-9 text-small",
  40: "size-10 text-small",
  64: "size-16 text-heading",
};

interface TintStyle extends CSSProperties {
  "--avatar-h": number;
}

/** The face of a person or group. */
export function Avatar({ id, name, imageUrl, icon, presence, inactive = false, size = 36 }: AvatarProps) {
  const tint: TintStyle = { "--avatar-h": getAvatarHue(id) };
  return (
    <span aria-hidden="true" className="relative inline-flex shrink-0 select-none">
      <span
        style={tint}
        className={classNames(
          "rounded-bubble inline-flex items-center justify-center overflow-hidden font-bold",
          icon || inactive ? "bg-selected text-muted" : "avatar-tint",
          sizes[size],
        )}
      >
        {imageUrl ? <img src={imageUrl} alt="" className="size-full object-cover" /> : (icon ?? getInitials(name))}
      </span>
      {presence && (
        <span className="absolute -right-0.5 -bottom-0.5 flex rounded-full bg-(--avatar-ring,var(--surface)) p-0.5">
          <PresenceDot status={presence} size={size > 24 ? "medium" : "small"} />
        </span>
      )}
    </span>
  );
}
