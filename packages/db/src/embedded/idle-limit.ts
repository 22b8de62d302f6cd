/**
 * How long a transaction may idle, in milliseconds, as the embedded database is told it. Postgres's own setting would
 * end the only session there is: its timer works in WebAssembly, and the session hangs when it strikes.
 */
export const IDLE_LIMIT_SETTING = "app.idle_timeout_ms";
