import type { Keep } from '@snpress/pipeline';
import { requireWhole } from '@snpress/experiment/check-number';
import { parseRunName } from './parse-run-name.js';

/** What `--keep` and `--keep-last` say: `latest`, `all`, an experiment, or one of its runs; several add up. */
export function parseKeep(keep: readonly string[], keepLast: number | undefined): Keep {
  requireWhole('keepLast', keepLast);
  const runs = keep.filter((name) => name !== 'latest' && name !== 'all').map(parseRunName);
  const latest = keep.includes('all') ? Infinity : Math.max(keep.includes('latest') ? 1 : 0, keepLast ?? 0);
  return latest === 0 && runs.length === 0 ? {} : { latest, runs };
}
