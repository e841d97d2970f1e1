import type { EvaluatedModel } from '../input/report-input.js';
import { formatCount, formatPercent, formatPValue } from '@snpress/data/words/format-number';
import { judgedGenes } from './judged-genes.js';
import { joinWords } from '../text/join-words.js';
import { counted } from '@snpress/data/words/counted';

const level = 0.05;

const withP = (p: number): string =>
  p < 0.001 ? `p\u00a0${formatPValue(p)}` : `p\u00a0=\u00a0${formatPValue(p)}`;

type TestedModel = EvaluatedModel & { readonly permutation: NonNullable<EvaluatedModel['permutation']> };

function pooledSentence(tested: readonly TestedModel[], best: EvaluatedModel): string {
  const significant = tested.filter(({ permutation }) => permutation.pooled.p <= level);
  const runs = `${formatCount(tested[0]!.permutation.permutations)} permutations of the samples`;
  const least = [...tested].sort((a, b) => a.permutation.pooled.p - b.permutation.pooled.p)[0]!;
  if (significant.length === 0) {
    const subject = tested.length === 1 ? `${least.name} is not` : 'No model is';
    return `${subject} shown to do better than chance: over ${runs}, the ${tested.length === 1 ? '' : 'smallest '}p of pooled skill is ${formatPValue(least.permutation.pooled.p)}${tested.length === 1 ? '' : ` (${least.name})`}.`;
  }
  const others = tested.filter((model) => !significant.includes(model));
  const first = significant.find(({ name }) => name === best.name) ?? least;
  const but =
    others.length === 0
      ? ''
      : `; chance can explain that of ${joinWords(others.map(({ name, permutation }) => `${name} (${withP(permutation.pooled.p)})`))}`;
  return `Chance does not explain the skill of ${first.name} (${withP(first.permutation.pooled.p)} over ${runs})${but}.`;
}

function discoverySentence(tested: readonly TestedModel[], best: EvaluatedModel): string {
  const at = `At a false discovery rate of ${formatPercent(tested[0]!.permutation.discoveries.q, 0)}`;
  const most = [...tested].sort(
    (a, b) => b.permutation.discoveries.genes - a.permutation.discoveries.genes,
  )[0]!;
  if (most.permutation.discoveries.genes === 0)
    return `${at}, no gene is called predictable${tested.length === 1 ? '' : ' by any model'}.`;
  const first = tested.find(({ name }) => name === best.name) ?? most;
  const { genes } = first.permutation.discoveries;
  const called = `${genes === 0 ? 'no gene' : `${formatCount(genes)} of ${counted(judgedGenes(first), 'gene')}`} ${genes > 1 ? 'are' : 'is'} called predictable by ${first.name}`;
  return most.permutation.discoveries.genes === genes
    ? `${at}, ${called}.`
    : `${at}, ${called}; most by ${most.name}, ${formatCount(most.permutation.discoveries.genes)}.`;
}

/** What permuting the samples says: whether chance explains the skill, and for how many genes it does not. */
export function chanceSentences(models: readonly EvaluatedModel[], best: EvaluatedModel): readonly string[] {
  const tested = models.filter((model): model is TestedModel => model.permutation !== undefined);
  return tested.length === 0 ? [] : [pooledSentence(tested, best), discoverySentence(tested, best)];
}
