import { lackReasons } from '@snpress/associate/summary/model-associations';
import { counted } from '@snpress/data/words/counted';
import { formatCount, formatPercent } from '@snpress/data/words/format-number';
import type { AssociatedGwas } from '@snpress/experiment';
import { byP } from '@snpress/experiment/associate/association-table';
import { associationSummary } from '@snpress/experiment/associate/association-summary';
import { gwasInWords, matchesInWords } from '@snpress/experiment/associate/gwas-in-words';
import { labelledLines } from './labelled-lines.js';
import { scientific } from './scientific.js';

const genesShown = 5;

/** What an association found, in lines for people. */
export function describeAssociation(found: AssociatedGwas): string {
  const { models, joint } = found;
  const best = [...byP(models, genesShown)];
  return labelledLines([
    ...gwasInWords(found.gwas).map((text, at) => [at === 0 ? 'GWAS' : '', text] as const),
    ['matched', matchesInWords(found)],
    ...models.map((model) => {
      const { tested, genes, inGwas, used, variants, discoveries, leftOut } = associationSummary(model);
      return [
        model.model,
        `${formatCount(tested)} of ${counted(genes, 'gene')} tested, ${formatCount(discoveries)} with q ≤ 0.05; of ${counted(variants, 'weight')} ` +
          `${formatPercent(inGwas / variants)} are in the GWAS and ${formatPercent(used / variants)} are used${leftOut
            .map(({ reason, genes: count }) => `; ${formatCount(count)} left out: ${lackReasons[reason]}`)
            .join('')}`,
      ] as const;
    }),
    ...(joint === undefined
      ? []
      : [
          [
            'together',
            `${counted(joint.length, 'gene')}; the best is ${joint[0]?.gene ?? 'none'}, p ${scientific(joint[0]?.p ?? NaN)}`,
          ] as const,
        ]),
    ...best
      .filter(([model, gene]) => !Number.isNaN(model.z[gene]))
      .map(([model, gene], at) => {
        const name = model.genes.names?.[gene] ?? '';
        const label = name === '' ? model.genes.ids[gene]! : `${name} (${model.genes.ids[gene]!})`;
        const of = models.length > 1 ? `, ${model.model}` : '';
        return [
          at === 0 ? 'best' : '',
          `${label}${of}: z ${model.z[gene]!.toFixed(2)}, p ${scientific(model.p[gene]!)}, q ${scientific(model.q[gene]!)}, ${model.used[gene]!} of ${counted(model.variants[gene]!, 'variant')}`,
        ] as const;
      }),
  ]);
}
