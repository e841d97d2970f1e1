import { formatCompact } from '@snpress/data/words/format-number';

/** A distance on the genome as geneticists say it: 20000 → "20 kb". */
export function formatBases(bases: number): string {
  if (bases >= 1e6) return `${formatCompact(bases / 1e6)}\u00a0Mb`;
  return bases >= 1e3 ? `${formatCompact(bases / 1e3)}\u00a0kb` : `${formatCompact(bases)}\u00a0bp`;
}
