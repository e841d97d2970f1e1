import { formatPValue } from '@snpress/data/words/format-number';
import type { Metric } from '@snpress/evaluate';
import { improvement } from '@snpress/evaluate/metrics/improvement';
import { pooledSkill } from '@snpress/evaluate/metrics/skill';
import type { ModelInRun, RunComparison } from './run-comparison.js';

/** A metric of one model in every run, as text. */
export interface ComparisonRow {
  readonly model: string;
  /** One per run; each but the first is followed by how it differs from the first. */
  readonly cells: readonly string[];
  /** Whether any run has another number than the first. */
  readonly differs: boolean;
}

/** What stands above the cells: `A`, `B`, `B − A`. */
export function comparisonHeadings({ runs }: RunComparison): readonly string[] {
  return runs.flatMap(({ label }, index) =>
    index === 0 ? [label] : [label, `${label} − ${runs[0]!.label}`],
  );
}

/** A metric of all models, one row each. */
export function comparisonRows({ models }: RunComparison, metric: Metric): readonly ComparisonRow[] {
  return models.map(({ model, runs }) => {
    const changes = runs.map((run) => changeInWords(metric, runs[0], run));
    return {
      model,
      cells: runs.flatMap((run, index) => [
        valueInWords(metric, run),
        ...(index === 0 ? [] : [changes[index]!]),
      ]),
      differs: changes.some((change) => change !== none && change !== same),
    };
  });
}

const none = '–';
const same = 'same';

function valueInWords({ key, format }: Metric, run: ModelInRun | undefined): string {
  const { value, interval } = run?.metrics[key] ?? {};
  if (value === undefined) return none;
  return format(value) + (interval ? ` [${interval.map(format).join(', ')}]` : '');
}

function changeInWords(metric: Metric, first: ModelInRun | undefined, run: ModelInRun | undefined): string {
  const [before, after] = [first, run].map((inRun) => inRun?.metrics[metric.key]?.value ?? NaN);
  const gain = improvement(metric, before!, after!);
  if (run?.change === undefined || Number.isNaN(gain)) return none;
  if (gain === 0) return same;
  const difference = `${after! > before! ? '+' : ''}${metric.format(after! - before!)}`;
  if (metric !== pooledSkill) return `${difference} (${gain > 0 ? 'better' : 'worse'})`;
  return run.change.test ? `${difference} (p ${formatPValue(run.change.test.p)})` : difference;
}
