import { inspectMatrix, readMatrix, type MatrixSummary } from '@snpress/data';
import { givenOptions, type MatrixArguments } from '../commands/matrix-options.js';

interface InspectRequest extends MatrixArguments {
  readonly file: string;
  readonly json: boolean;
}

/** Prints what is in a matrix file. */
export async function inspectFile(request: InspectRequest): Promise<void> {
  const { matrix, warnings } = await readMatrix(request.file, givenOptions(request));
  const summary = inspectMatrix(matrix);
  if (request.json) {
    process.stdout.write(`${JSON.stringify({ file: request.file, ...summary, warnings }, null, 2)}\n`);
    return;
  }
  for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`);
  const lines = describeSummary(summary);
  const width = Math.max(...lines.map(([what]) => what.length));
  process.stdout.write(`${lines.map(([what, found]) => `${what.padEnd(width)}  ${found}`).join('\n')}\n`);
}

function describeSummary(summary: MatrixSummary): readonly (readonly [string, string])[] {
  const { samples, features, missing, values } = summary;
  const some = ({ count, examples }: { count: number; examples: readonly string[] }): string =>
    count === 0
      ? 'none'
      : `${count.toLocaleString('en-US')} (${examples.join(', ')}${count > examples.length ? ', …' : ''})`;
  const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
  return [
    ['samples', some(samples)],
    ['features', some(features)],
    ['positions', summary.hasPositions ? 'yes' : 'no'],
    [
      'missing',
      missing.cells === 0
        ? 'none'
        : `${missing.cells.toLocaleString('en-US')} values (${percent(missing.share)}), in ${missing.featuresWithAny} features and ${missing.samplesWithAny} samples`,
    ],
    ...(missing.worstFeature
      ? [['most missing', `${missing.worstFeature.id}: ${percent(missing.worstFeature.share)}`] as const]
      : []),
    ['coding', summary.coding],
    ...(values
      ? [
          ['range', `${values.min} … ${values.max}, mean ${values.mean.toPrecision(4)}`] as const,
          ...histogramLines(values),
        ]
      : []),
    ['constant', some(summary.constantFeatures)],
    ['duplicates', some(summary.duplicateFeatures)],
  ];
}

/** Counts of the distinct values where there are few, else of bins, as bars. */
function histogramLines({
  distinct,
  histogram,
}: NonNullable<MatrixSummary['values']>): readonly (readonly [string, string])[] {
  const bars = distinct
    ? distinct.map(({ value, count }) => ({ label: String(value), count }))
    : histogram.map(({ from, to, count }) => ({
        label: `${from.toPrecision(3)} … ${to.toPrecision(3)}`,
        count,
      }));
  const most = Math.max(...bars.map(({ count }) => count));
  const width = Math.max(...bars.map(({ label }) => label.length));
  return bars.map(({ label, count }, index) => [
    index === 0 ? 'values' : '',
    `${label.padStart(width)}  ${'█'.repeat(Math.round((30 * count) / most)).padEnd(30)}  ${count.toLocaleString('en-US')}`,
  ]);
}
