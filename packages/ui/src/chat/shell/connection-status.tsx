import CloudOff from "lucide-react/icons/cloud-off";
import RefreshCw from "lucide-react/icons/refresh-cw";
import { classNames } from "../../theme/class-names";

export type ConnectionState = "connected" | "reconnecting" | "offline";

export interface ConnectionStatusProps {
  state: ConnectionState;
  labels: {
    /** "Connection" */
    region: string;
    /** "Connected" */
    connected: string;
    /** "Reconnecting" */
    reconnecting: string;
    /** "Offline" */
    offline: string;
    /** What becomes of messages meanwhile: "2 messages wait to be sent". */
    waiting(count: number): string;
  };
  /** Own messages that wait for the connection. */
  waitingCount?: number;
}

const looks = {
  connected: "text-muted",
  reconnecting: "bg-warning-soft text-warning-text",
  offline: "bg-danger-soft text-danger-text",
};

/** Whether the app hears from the server. Always in the page; loud only when something is wrong. */
export function ConnectionStatus({ state, labels, waitingCount = 0 }: ConnectionStatusProps) {
  return (
    <div
      role="status"
      aria-label={labels.region}
      className={classNames("flex min-h-7 items-center gap-2 rounded-md px-2 py-1 text-meta font-medium", looks[state])}
    >
      {state === "connected" && <span aria-hidden="true" className="mx-0.5 size-2 rounded-full bg-online" />}
      {state === "reconnecting" && <RefreshCw aria-hidden="true" size={14} className="animate-turn" />}
      {state === "offline" && <CloudOff aria-hidden="true" size={14} />}
      <span>{labels[state]}</span>
      {state !== "connected" && waitingCount > 0 && (
        <span className="min-w-0 truncate font-normal">{labels.waiting(waitingCount)}</span>
      )}
    </div>
  );
}
