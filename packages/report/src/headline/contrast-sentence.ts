import { differingGenes } from '@snpress/evaluate/contexts/differing-genes';
import { counted } from '@snpress/data/words/counted';
import { formatInterval, formatPercent } from '@snpress/data/words/format-number';
import type { EvaluatedModel } from '../input/report-input.js';
import { joinWords } from '../text/join-words.js';
import { pooledInterval } from './pooled-interval.js';

/** What a model knows of how contexts differ. */
export function contrastSentence({ name, contrasts = [] }: EvaluatedModel): string {
  const clauses = contrasts.map((contrast) => {
    const { context, against, evaluation } = contrast;
    const interval = pooledInterval(evaluation);
    const skill = `${formatPercent(evaluation.skill.pooled)}${interval ? ` (95\u00a0% interval ${formatInterval(interval, formatPercent)})` : ''}`;
    const differ = counted(differingGenes(contrast).length, 'gene');
    return `of ${context} against ${against ?? 'the others'} ${skill}, with ${differ} that differ`;
  });
  return `${name} explains of contrasts: ${joinWords(clauses)}.`;
}
