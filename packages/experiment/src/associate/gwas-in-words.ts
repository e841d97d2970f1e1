import { counted } from '@snpress/data/words/counted';
import { formatCount, formatPercent } from '@snpress/data/words/format-number';
import type { GwasMatches } from '@snpress/associate';
import type { GwasSummary } from '@snpress/formats';
import type { AssociatedGwas } from './associate-gwas.js';

const sources: Readonly<Record<GwasSummary['statistic'], string>> = {
  z: 'as given',
  'beta-se': 'from beta and se',
  'or-se': 'from the odds ratio and se',
  log10p: 'from −log10 p and the sign of the effect',
  p: 'from p and the sign of the effect',
};

/** What was taken from which column of a GWAS, and which of its lines could not be used, a sentence each. */
export function gwasInWords({ lines, titles, statistic, leftOut }: GwasSummary): readonly string[] {
  const columns = Object.entries(titles).map(([role, title]) => `${role} ${title!}`);
  const { missing, alleles } = leftOut;
  return [
    `${counted(lines, 'line')}; z ${sources[statistic]}; columns: ${columns.join(', ')}`,
    ...(missing === undefined
      ? []
      : [
          `${counted(missing.count, 'line')} without a statistic left out (the first is line ${missing.line})`,
        ]),
    ...(alleles === undefined
      ? []
      : [
          `${counted(alleles.count, 'line')} left out whose alleles are no bases (line ${alleles.line}: ${alleles.example}); where indels are D and I, write their sequences`,
        ]),
  ];
}

/** How many variants of the models a GWAS has, and what became of the others. */
export function matchesInWords({
  found: { by, matches },
  variants,
}: Pick<AssociatedGwas, 'found' | 'variants'>): string {
  const own = matches[by];
  const other = by === 'id' ? matches.position : matches.id;
  const parts: readonly (readonly [number, string])[] = [
    [own.flipped, 'flipped'],
    [own.complement, 'on the other strand'],
    [own.ambiguous, 'ambiguous (A/T or C/G)'],
    [own.otherStrand, 'left out that are on the other strand (`complement` takes them)'],
    [own.otherAlleles, `left out with other alleles${exampleOf(own)}`],
    [own.repeated, 'lines that repeat a variant'],
  ];
  return (
    `${formatCount(own.met)} of ${counted(variants, 'variant')} of the models (${formatPercent(own.met / variants)}) by ${by}` +
    (other.met > 0 ? ` (by ${by === 'id' ? 'position' : 'id'}: ${formatCount(other.met)})` : '') +
    parts.map(([count, text]) => (count > 0 ? `, ${formatCount(count)} ${text}` : '')).join('')
  );
}

function exampleOf({ example }: GwasMatches): string {
  return example === undefined
    ? ''
    : ` (line ${example.line}: ${example.alleles} instead of ${example.wanted})`;
}
