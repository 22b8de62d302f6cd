/** What is asked of the database now. */
export class DatabaseCounters {
  /** Transactions that run or wait for a connection. */
  transactions = 0;
}
