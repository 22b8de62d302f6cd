import type { EphemeralSignal, LogEvent, LogEventType } from "@parley/api";
import type { Change, ClientState } from "./client-state.js";

/** The event of one type. */
export type EventOf<Type extends LogEventType> = Extract<LogEvent, { type: Type }>;
/** The signal of one type. */
export type SignalOf<Type extends EphemeralSignal["type"]> = Extract<EphemeralSignal, { type: Type }>;

/**
 * What one feature makes of events: old state and event in, its own slices out. All features see the state of before
 * the event, and no two write the same slice for one event.
 */
export type EventReducers = { readonly [Type in LogEventType]?: (state: ClientState, event: EventOf<Type>) => Change };

/** The same for signals; `now` is in milliseconds since the epoch. */
export type SignalReducers = {
  readonly [Type in EphemeralSignal["type"]]?: (state: ClientState, signal: SignalOf<Type>, now: number) => Change;
};
