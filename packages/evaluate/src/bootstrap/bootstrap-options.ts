/** How intervals are drawn. */
export interface BootstrapOptions {
  /** Number of bootstrap draws. Default 1000. */
  readonly draws?: number;
  /** How often an interval shall hold the truth. Default 0.95. */
  readonly level?: number;
}
