import MessagesSquare from "lucide-react/icons/messages-square";
import UsersRound from "lucide-react/icons/users-round";
import { Avatar } from "../primitives/avatar";
import { Badge } from "../primitives/badge";
import { Banner } from "../primitives/banner";
import { Button } from "../primitives/button";
import { Chip } from "../primitives/chip";
import { CountBadge } from "../primitives/count-badge";
import { EmptyState } from "../primitives/empty-state";
import { ErrorState } from "../primitives/error-state";
import { PresenceDot } from "../primitives/presence-dot";
import { Skeleton } from "../primitives/skeleton";
import { VisuallyHidden } from "../primitives/visually-hidden";
import { aylin, former, jana, longNamed, tim, viewer } from "./fixtures";
import type { GalleryEntry } from "./gallery-entry";

const people = [jana, tim, aylin, viewer, former, longNamed];
const sizes = [20, 24, 32, 36, 40, 64] as const;
const statuses = ["online", "away", "busy", "offline"] as const;

export const feedbackEntries: GalleryEntry[] = [
  {
    id: "avatar",
    title: "Avatar",
    group: "Primitives",
    states: [
      {
        name: "People with presence",
        render: () => (
          <div className="flex flex-wrap gap-3">
            {people.map((person) => (
              <Avatar key={person.id} {...person} />
            ))}
          </div>
        ),
      },
      {
        name: "Sizes",
        render: () => (
          <div className="flex flex-wrap items-end gap-3">
            {sizes.map((size) => (
              <Avatar key={size} id={aylin.id} name={aylin.name} size={size} presence="online" />
            ))}
          </div>
        ),
      },
      {
        name: "All hues",
        render: () => (
          <div className="flex flex-wrap gap-2">
            {Array.from("abcdefghijklmnopqrst", (id) => (
              <Avatar key={id} id={id} name={`${id} x`} size={32} />
            ))}
          </div>
        ),
      },
      { name: "Group", render: () => <Avatar id="g" name="Sales" icon={<UsersRound size={16} />} /> },
    ],
  },
  {
    id: "presence-dot",
    title: "PresenceDot",
    group: "Primitives",
    states: [
      {
        name: "All",
        render: () => (
          <div className="flex gap-4">
            {statuses.map((status) => (
              <PresenceDot key={status} status={status} label={status} />
            ))}
          </div>
        ),
      },
    ],
  },
  {
    id: "badge",
    title: "Badge",
    group: "Primitives",
    states: [
      {
        name: "All tones",
        render: () => (
          <div className="flex flex-wrap gap-2">
            <Badge>Guest</Badge>
            <Badge tone="accent">Owner</Badge>
            <Badge tone="success">Verified</Badge>
            <Badge tone="warning">Expires today</Badge>
            <Badge tone="danger">Revoked</Badge>
          </div>
        ),
      },
    ],
  },
  {
    id: "count-badge",
    title: "CountBadge",
    group: "Primitives",
    states: [
      {
        name: "Tones and sizes",
        render: () => (
          <div className="flex flex-wrap gap-2">
            <CountBadge count={1} label="1 unread message" />
            <CountBadge count={12} tone="strong" label="12 unread messages" />
            <CountBadge count={3} tone="strong" prefix="@" label="3 mentions" />
            <CountBadge count={140} tone="quiet" label="140 unread messages" />
          </div>
        ),
      },
    ],
  },
  {
    id: "chip",
    title: "Chip",
    group: "Primitives",
    states: [
      {
        name: "Short and long",
        render: () => (
          <div className="flex max-w-60 flex-col items-start gap-2">
            <Chip label={jana.name} avatarId={jana.id} removeLabel="Remove Jana Roth" onRemove={() => undefined} />
            <Chip label={longNamed.name} removeLabel="Remove" onRemove={() => undefined} />
          </div>
        ),
      },
    ],
  },
  {
    id: "banner",
    title: "Banner",
    group: "Primitives",
    states: [
      {
        name: "All tones",
        render: () => (
          <div className="flex flex-col gap-2">
            <Banner>A new version is ready.</Banner>
            <Banner tone="success">Jana Roth joined the workspace.</Banner>
            <Banner tone="warning" action={<Button size="small">Verify</Button>}>
              Your e-mail address is not verified yet.
            </Banner>
            <Banner tone="danger" onDismiss={() => undefined} labels={{ dismiss: "Dismiss" }}>
              The invitation could not be sent: the address jana.roth@lindenstrasse-immobilien.example does not take
              mail.
            </Banner>
          </div>
        ),
      },
    ],
  },
  {
    id: "empty-state",
    title: "EmptyState",
    group: "Primitives",
    states: [
      {
        name: "With action",
        render: () => (
          <EmptyState
            icon={<MessagesSquare size={24} />}
            title="No conversations yet"
            description="Write to a colleague, or invite the first one."
            action={
              <>
                <Button variant="primary">New conversation</Button>
                <Button>Invite people</Button>
              </>
            }
          />
        ),
      },
      { name: "Bare", render: () => <EmptyState title="No results" /> },
    ],
  },
  {
    id: "error-state",
    title: "ErrorState",
    group: "Primitives",
    states: [
      {
        name: "With retry",
        render: () => (
          <ErrorState
            title="The conversations could not be loaded"
            description="The server does not answer. Check your connection and try again."
            labels={{ retry: "Try again" }}
            onRetry={() => undefined}
            reference="req-7f31-09ab"
          />
        ),
      },
      {
        name: "Retrying",
        render: () => (
          <ErrorState
            title="The messages could not be loaded"
            labels={{ retry: "Try again" }}
            retrying
            onRetry={() => undefined}
          />
        ),
      },
    ],
  },
  {
    id: "skeleton",
    title: "Skeleton",
    group: "Primitives",
    states: [
      {
        name: "A row",
        render: () => (
          <div className="flex items-center gap-3">
            <VisuallyHidden>Loading</VisuallyHidden>
            <Skeleton shape="face" className="size-9" />
            <Skeleton className="h-3 w-40" />
          </div>
        ),
      },
    ],
  },
];
