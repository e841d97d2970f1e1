/** How long a server is waited for, and how often it is asked again. */
export interface RetryPolicy {
  /** Attempts in a row that bring nothing before it is given up. */
  readonly attempts: number;
  /** Milliseconds before the second attempt; twice as many before each further one. */
  readonly delay: number;
  /** Milliseconds without a byte after which an attempt has failed. */
  readonly patience: number;
}

/** A server that answers now and then within a quarter of a minute is still used. */
export const defaultRetries: RetryPolicy = { attempts: 5, delay: 1000, patience: 30_000 };
