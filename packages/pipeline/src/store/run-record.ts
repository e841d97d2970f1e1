import { isDigest, type Digest } from '../key/digest.js';
import { isPlain, openSealedJson } from './sealed-json.js';

/** A finished run as the store remembers it: garbage collection keeps what the runs that it is told to keep need. */
export interface RunRecord {
  /** The experiment. */
  readonly scope: string;
  readonly id: string;
  /** ISO 8601; tells which run of an experiment is the latest. */
  readonly finishedAt: string;
  /** Stage id → key. */
  readonly stages: { readonly [stage: string]: Digest };
  /** It came out of an archive. */
  readonly imported?: true;
}

/** The run; `damaged` when a byte of its record is not as it was written, `unknown` when another version of snpress wrote it. */
export function decodeRun(text: string): RunRecord | 'damaged' | 'unknown' {
  return openSealedJson(
    text,
    ({ scope, id, finishedAt, stages, imported = true }) =>
      typeof scope === 'string' &&
      typeof id === 'string' &&
      !Number.isNaN(Date.parse(String(finishedAt))) &&
      imported === true &&
      isPlain(stages) &&
      Object.values(stages).every(isDigest),
  ) as RunRecord | 'damaged' | 'unknown';
}
