import { formatCount } from '@snpress/data/words/format-number';
import { someOf } from '@snpress/data/errors/some-of';
import { inTargets, type Targets } from '../targets/in-targets.js';
import type { Attrition, Funnel } from './attrition.js';

/** `207`, or `198–211` where splits differ. */
export function rangeInWords([least, most]: readonly [number, number]): string {
  return least === most ? formatCount(least) : `${formatCount(least)}–${formatCount(most)}`;
}

/** `50 of 60`; `60` where all were used. */
export function usedInWords({ read, used }: Funnel): string {
  return used[0] === read ? formatCount(read) : `${rangeInWords(used)} of ${formatCount(read)}`;
}

/** A sentence for samples, markers and genes each, of which some were left out: how many, and why. */
export function attritionInWords(attrition: Attrition, targets: Targets = 'genes'): readonly string[] {
  return (['samples', 'markers', 'genes'] as const).flatMap((what) => {
    const funnel = attrition[what];
    if (funnel.lost.length === 0) return [];
    const reasons = funnel.lost.map(
      ({ reason, count, ids }) =>
        `${rangeInWords(count)} ${/^\w+$/.test(reason) ? `by ${reason}` : reason} (${someOf(ids)})`,
    );
    return [`${usedInWords(funnel)} ${inTargets(what, targets)} used; left out: ${reasons.join(', ')}.`];
  });
}
