import { counted } from '@snpress/data/words/counted';
import { formatCount } from '@snpress/data/words/format-number';
import type { AssociatedSamples } from '@snpress/experiment';
import { discoveryRate } from '@snpress/experiment/associate/association-summary';
import { labelledLines } from './labelled-lines.js';
import { scientific } from './scientific.js';

const methods = {
  linear: 'linear regression',
  logistic: 'logistic regression',
  firth: 'logistic regression with Firth’s correction',
  mixed: 'linear regression without relatedness',
} as const;

/** What an association of samples found, in lines for people. */
export function describeTraits(found: AssociatedSamples): string {
  return labelledLines(
    traitsJson(found).traits.map(
      ({ trait, model, method, samples, cases, tested, genes, discoveries, best }) => [
        model === undefined ? trait : `${trait}, ${model}`,
        `${counted(samples, 'sample')}${cases === undefined ? '' : ` (${counted(cases, 'case')})`}, ${methods[method]}: ${formatCount(tested)} of ${counted(genes, 'gene')} tested, ` +
          `${formatCount(discoveries)} with q ≤ ${discoveryRate}${
            best === undefined
              ? ''
              : `; best ${best.gene}: z ${best.z.toFixed(2)}, p ${scientific(best.p)}, q ${scientific(best.q)}`
          }`,
      ],
    ),
  );
}

/** The same as data; the genes are in the table. */
export function traitsJson({ associations, notes }: AssociatedSamples) {
  return {
    traits: associations.map(({ trait, model, method, samples, cases, genes, z, p, q }) => {
      const tested = [...p.keys()].filter((gene) => !Number.isNaN(p[gene]));
      const best = tested.reduce<number | undefined>(
        (least, gene) => (least === undefined || p[gene]! < p[least]! ? gene : least),
        undefined,
      );
      return {
        ...{ trait, model, method, samples, cases, genes: genes.length, tested: tested.length },
        discoveries: tested.filter((gene) => q[gene]! <= discoveryRate).length,
        best: best === undefined ? undefined : { gene: genes[best]!, z: z[best]!, p: p[best]!, q: q[best]! },
      };
    }),
    notes,
  };
}
