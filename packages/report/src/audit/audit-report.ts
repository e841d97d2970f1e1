import type { Audit } from '@snpress/evaluate';

/** Everything a page about an audit says. Every name in it is treated as untrusted text. */
export interface AuditReport {
  readonly audit: Audit;
  /** The source of the permutations and draws. */
  readonly seed: string;
  /** How the files were read and matched, a sentence each. */
  readonly notes: readonly string[];
}
