import { formatCompact } from '@snpress/data/words/format-number';
import type { R2Bin } from '@snpress/evaluate';

/** A bin's name as the paper prints it: "(0.1, 0.2]". */
export function r2BinLabel({ from, to }: R2Bin): string {
  return `(${formatCompact(from)}, ${formatCompact(to)}]`;
}
