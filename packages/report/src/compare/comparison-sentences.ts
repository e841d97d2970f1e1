import { formatInterval, formatNumber, formatPValue } from '@snpress/data/words/format-number';
import { joinWords } from '../text/join-words.js';
import { counted } from '@snpress/data/words/counted';
import type { ComparedModel, RunComparison } from './run-comparison.js';

/** What differs between runs, in the specs, the data and the results, in plain words. */
export function comparisonSentences(comparison: RunComparison): readonly string[] {
  const { runs, spec, inputs, models } = comparison;
  const causes = [
    ...(spec.length > 0 ? [counted(spec.length, 'setting')] : []),
    ...(inputs.length > 0 ? [counted(inputs.length, 'input file')] : []),
  ];
  const labels = joinWords(runs.map(({ label }) => label));
  return [
    causes.length === 0
      ? `Runs ${labels} have the same settings and the same input files.`
      : `Runs ${labels} differ in ${joinWords(causes)}.`,
    holdoutSentence(comparison),
    ...runs.slice(1).map(({ label }, index) => resultSentence(label, index + 1, models)),
  ].filter((sentence) => sentence !== undefined);
}

function holdoutSentence({ runs }: RunComparison): string | undefined {
  const others = runs.filter(({ sameHoldout }) => !sameHoldout).map(({ label }) => label);
  if (others.length === 0) return undefined;
  return (
    `${joinWords(others)} held out other samples or other data than ${runs[0]!.label}: their skills differ by that ` +
    'alone, and no test is made between them.'
  );
}

const width = 3;

function resultSentence(label: string, index: number, models: readonly ComparedModel[]): string | undefined {
  const changes = models.flatMap(({ model, runs }) => {
    const change = runs[index]?.change;
    return change === undefined ? [] : [{ model, change }];
  });
  if (changes.length === 0) return `No model of ${label} is in the first run, too.`;
  const moved = changes
    .filter(({ change }) => change.pooled !== 0 && !Number.isNaN(change.pooled))
    .sort((a, b) => Math.abs(b.change.pooled) - Math.abs(a.change.pooled));
  if (moved.length === 0) return `Every model has the same skill in ${label} as in the first run.`;
  const named = moved.slice(0, width).map(({ model, change: { pooled, test } }) => {
    const by = `${model} by ${pooled > 0 ? '+' : ''}${formatNumber(pooled)}`;
    return test === undefined
      ? by
      : `${by} (95\u00a0% ${formatInterval(test.interval, (value) => formatNumber(value))}, p ${formatPValue(test.p)})`;
  });
  const more = moved.length - named.length;
  return `In ${label} pooled skill changes for ${moved.length} of the ${counted(changes.length, 'model')} that the first run has, too: ${joinWords(
    [...named, ...(more > 0 ? [counted(more, 'other')] : [])],
  )}.`;
}
