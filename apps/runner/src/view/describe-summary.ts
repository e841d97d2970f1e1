import { counted } from '@snpress/data/words/counted';
import { formatCount } from '@snpress/data/words/format-number';
import type { IdSummary, MatrixSummary, Spread } from '@snpress/data';
import { drawBars, type Bar } from './draw-bars.js';
import { truncate } from './truncate.js';
import { wrapText } from '@snpress/experiment/words/wrap-text';

const labelWidth = 12;
const mostChromosomes = 30;

/** What is in a matrix, as text of at most so many columns: a label, and what was found. */
export function describeSummary(summary: MatrixSummary, columns: number): string {
  const { missing, values, alleles, ploidy, frequencies, renamedFeatures } = summary;
  const line = (label: string, text: string): string =>
    wrapText(text, columns, label.padEnd(labelWidth) + '  ');
  const bars = (label: string, counts: readonly Bar[]): readonly string[] =>
    drawBars(counts, columns - labelWidth - 2).map(
      (bar, index) => `${(index === 0 ? label : '').padEnd(labelWidth)}  ${bar}`,
    );
  const lines = [
    line('samples', ids(summary.samples)),
    line('features', ids(summary.features)),
    ...(renamedFeatures.count === 0
      ? []
      : [line('renamed', `${some(renamedFeatures)}: their ids repeat earlier ones`)]),
    ...positionLines(summary, line, bars),
    line('missing', missingText(missing)),
    ...(missing.cells === 0 || missing.bySample === null || missing.byFeature === null
      ? []
      : [
          line(' by sample', `${shares(missing.bySample)} (most: ${missing.worstSample!.id})`),
          line(' by feature', `${shares(missing.byFeature)} (most: ${missing.worstFeature!.id})`),
        ]),
    line('coding', summary.coding),
    ...(summary.missingCode === null ? [] : [line(' but', missingCodeText(summary.missingCode))]),
    ...(ploidy === null
      ? []
      : [line('ploidy', `${ploidy.copies}, ${ploidy.declared ? 'declared' : 'by the values'}`)]),
    ...(alleles === null ? [] : [line('alleles', allelesText(alleles, summary.features.count))]),
    ...(values === null
      ? []
      : [
          line(
            'range',
            `${Number(values.min.toPrecision(6))} … ${Number(values.max.toPrecision(6))}, mean ${values.mean.toPrecision(4)}`,
          ),
          ...bars(
            'values',
            values.distinct?.map(({ value, count }) => ({ label: String(value), count })) ??
              values.histogram.map(({ from, to, count }) => ({
                label: `${from.toPrecision(3)} … ${to.toPrecision(3)}`,
                count,
              })),
          ),
        ]),
    ...(frequencies === null
      ? []
      : [
          line(
            'frequency',
            `of the counted allele: ${spread(frequencies.spread, (share) => share.toFixed(3))}`,
          ),
          ...bars(
            '',
            frequencies.histogram.map(({ from, to, count }) => ({
              label: `${from.toFixed(1)} … ${to.toFixed(1)}`,
              count,
            })),
          ),
          line(
            'rare',
            `rarer allele absent in ${formatCount(frequencies.monomorphic)} markers, below 1 % in ${formatCount(frequencies.below1Percent)}, below 5 % in ${formatCount(frequencies.below5Percent)}`,
          ),
        ]),
    line('constant', some(summary.constantFeatures)),
    line('duplicates', some(summary.duplicateFeatures)),
  ];
  return lines
    .flatMap((text) => text.split('\n'))
    .map((text) => truncate(text, columns))
    .join('\n');
}

function ids({ count, first, last }: IdSummary): string {
  const between = count > first.length + last.length ? ['…'] : [];
  return `${formatCount(count)} (${[...first, ...between, ...last].join(', ')})`;
}

function some({ count, examples }: { readonly count: number; readonly examples: readonly string[] }): string {
  if (count === 0) return 'none';
  return `${formatCount(count)} (${examples.join(', ')}${count > examples.length ? ', …' : ''})`;
}

function positionLines(
  { positions, features }: MatrixSummary,
  line: (label: string, text: string) => string,
  bars: (label: string, counts: readonly Bar[]) => readonly string[],
): readonly string[] {
  if (positions === null) return [line('positions', 'not known')];
  const { known, sorted, chromosomes } = positions;
  const shown = chromosomes.slice(0, mostChromosomes);
  const left = chromosomes.length - shown.length;
  return [
    line(
      'positions',
      `${known === features.count ? 'known' : `known of ${formatCount(known)}`}, on ${counted(chromosomes.length, 'chromosome')}, ${sorted ? 'sorted' : 'not sorted'}`,
    ),
    ...bars(
      '',
      shown.map(({ name, features: count, from, to }) => ({
        label: `${name}: ${formatCount(from)} … ${formatCount(to)}`,
        count,
      })),
    ),
    ...(left === 0 ? [] : [line('', `and ${counted(left, 'other chromosome')}`)]),
  ];
}

function missingText({ cells, share, featuresWithAny, samplesWithAny }: MatrixSummary['missing']): string {
  if (cells === 0) return 'none';
  return `${formatCount(cells)} values (${percent(share)}), in ${formatCount(featuresWithAny)} features and ${formatCount(samplesWithAny)} samples`;
}

function missingCodeText({ values, because }: NonNullable<MatrixSummary['missingCode']>): string {
  const options = values.map((value) => `--missing ${value}`).join(' ');
  return `${values.join(' and ')} ${values.length === 1 ? 'looks like a missing call' : 'look like missing calls'} (${options}): ${because}`;
}

function allelesText({ counted, both }: NonNullable<MatrixSummary['alleles']>, features: number): string {
  if (both === features) return 'known';
  if (counted + both === 0) return 'not known';
  return `both known of ${formatCount(both)}, the counted one of ${formatCount(counted)}`;
}

function shares(of: Spread): string {
  return spread(of, percent);
}

function spread({ min, median, max }: Spread, write: (number: number) => string): string {
  return `${write(min)} to ${write(max)}, median ${write(median)}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
