import type { Attrition, Funnel } from '@snpress/evaluate';

/** Nothing was left out but some strains. */
export function attrition(
  samples: number,
  markers: number,
  genes: number,
  lostSamples: readonly string[] = [],
): Attrition {
  const whole = (count: number): Funnel => ({ read: count, used: [count, count], lost: [] });
  const left = lostSamples.length;
  return {
    samples: {
      read: samples + left,
      used: [samples, samples],
      lost: left > 0 ? [{ reason: 'not in expression', count: [left, left], ids: lostSamples }] : [],
    },
    markers: whole(markers),
    genes: whole(genes),
  };
}
