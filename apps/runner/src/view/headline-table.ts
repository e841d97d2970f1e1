import { formatCount, formatNumber } from '@snpress/data/words/format-number';
import type { Attrition, Metric } from '@snpress/evaluate';
import { attritionInWords, usedInWords } from '@snpress/evaluate/attrition/attrition-in-words';
import { inTargets } from '@snpress/evaluate/targets/in-targets';
import { metricsIn } from '@snpress/evaluate/metrics/metrics';
import { savedInterval, savedMetric } from '@snpress/evaluate/metrics/saved-metric';
import { pooledSkill } from '@snpress/evaluate/metrics/skill';
import type { CeilingMetrics, Metrics, ModelMetrics } from '@snpress/experiment/run/metrics';
import { rankSaved } from '@snpress/experiment/run/rank-saved';
import { fitTable, type TableColumn } from './fit-table.js';
import { wrapText } from '@snpress/experiment/words/wrap-text';

/** The comparison of the models, for a terminal of `width` columns: best first, the baseline last. */
export function headlineTable(metrics: Metrics, width = Infinity): string {
  const { targets = 'genes' } = metrics;
  const shown = metricsIn('terminal').filter(
    (metric) =>
      metric.optional === undefined ||
      Object.values(metrics.models).some((model) => Number.isFinite(savedMetric(model, metric))),
  );
  const columns: readonly TableColumn[] = [
    { title: 'model', align: 'left' },
    ...shown.map(({ label, short = label, rank }) => ({
      title: inTargets(short, targets),
      align: 'right' as const,
      rank,
    })),
  ];
  const ranked = rankSaved(metrics.models);
  const rows = ranked.map((name) => [
    name,
    ...shown.map((metric) => cell(name, metrics.models[name]!, metric)),
  ]);
  const { baseline = 'training mean', attrition } = metrics;
  const used = (count: 'samples' | 'snps' | 'genes', what: keyof Attrition): string =>
    attrition === undefined ? formatCount(metrics[count]) : usedInWords(attrition[what]);
  const [best] = ranked;
  const better = best !== undefined && savedMetric(metrics.models[best]!, pooledSkill) > 0;
  return [
    `${metrics.experiment}: ${used('samples', 'samples')} samples × ${used('snps', 'markers')} markers → ${used('genes', 'genes')} ${targets}`,
    ...(attrition === undefined ? [] : attritionInWords(attrition, targets)).map((sentence) =>
      wrapText(sentence, width, '  '),
    ),
    '',
    fitTable(columns, rows, width),
    '',
    wrapText(
      inTargets(
        `skill: share of the held-out variance explained beyond the ${baseline} of each gene`,
        targets,
      ),
      width,
    ),
    ...(metrics.ceilings ?? []).map(ceilingInWords),
    ...contextLines(metrics, ranked).map((line) => wrapText(line, width, '  ')),
    ...(better ? [] : [`No model beats the ${baseline} on these data.`]),
  ].join('\n');
}

function cell(name: string, model: ModelMetrics, metric: Metric): string {
  const value = metric.format(savedMetric(model, metric));
  if (name === 'mean' && metric.notOfBaseline === true) return '–';
  if (metric !== pooledSkill) return value;
  return name === 'mean' ? '0 (baseline)' : value + bracketed(savedInterval(model, metric));
}

/** What each context is worth to the best model, and how many genes differ between them. */
function contextLines(
  { contexts = {}, contrasts = [] }: Metrics,
  [best]: readonly string[],
): readonly string[] {
  const skills = Object.entries(contexts).map(([context, { samples, models }]) => {
    const model = models[best!]!;
    const skill = pooledSkill.format(savedMetric(model, pooledSkill));
    return `${context} ${skill}${bracketed(savedInterval(model, pooledSkill))} (${formatCount(samples)} samples)`;
  });
  return [
    ...(skills.length > 0 ? [`contexts, by ${best!}: ${skills.join(', ')}`] : []),
    ...contrasts.map(({ context, against, genes, models }) => {
      const { skill, interval, differ } = models[best!]!;
      return `${context} against ${against ?? 'the others'}: skill ${formatNumber(skill ?? NaN)}${bracketed(interval)} of the difference, ${formatCount(differ)} of ${formatCount(genes)} genes differ`;
    }),
  ];
}

function ceilingInWords({ kind, pooled, interval }: CeilingMetrics): string {
  const what = { truth: 'the true genetic values', heritability: 'heritability' }[kind];
  return `ceiling: ${formatNumber(pooled ?? NaN)}${bracketed(interval)} by ${what}`;
}

function bracketed(interval: readonly [number, number] | null | undefined): string {
  return interval ? ` [${interval.map((end) => formatNumber(end)).join(', ')}]` : '';
}
