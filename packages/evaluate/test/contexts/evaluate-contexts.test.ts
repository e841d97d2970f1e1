import { createRng, joinContexts, matrixOf, selectSamples } from '@snpress/data';
import type { Matrix } from '@snpress/data';
import { describe, expect, it } from 'vitest';
import { evaluateContexts } from '../../src/contexts/evaluate-contexts.js';
import { evaluateModel } from '../../src/model/evaluate-model.js';

const rng = createRng('contexts');
const samples = Array.from({ length: 60 }, (_, index) => `s${index}`);
const draw = (scale: number) => Float32Array.from(samples, () => scale * rng.normal());
const [common, differs, noise] = [draw(1), draw(1), draw(0.1)];
const add = (...parts: readonly Float32Array[]) => common.map((_, row) => parts.reduce((sum, part) => sum + part[row]!, 0)); // prettier-ignore
const minus = (part: Float32Array) => part.map((value) => -value);

const matrix = (genes: Record<string, Float32Array>): Matrix =>
  matrixOf(samples.map((_, row) => Object.values(genes).map((values) => values[row]!)), { samples, features: Object.keys(genes) }); // prettier-ignore

/** A is the same in both contexts, B has an effect of the other sign, C is in one alone. */
const glucose = matrix({ A: common, B: differs, C: common });
const ethanol = matrix({ B: minus(differs), A: add(common, noise) });
const observed = joinContexts(new Map([['glucose', glucose], ['ethanol', selectSamples(ethanol, Array.from(samples.keys()).slice(0, 40))]])); // prettier-ignore
const half = (predicted: Matrix, test: readonly number[], label: string) => ({
  label,
  trainSamples: 30,
  predicted: selectSamples(predicted, test),
  baseline: selectSamples({ ...predicted, values: new Float32Array(predicted.values.length) }, test),
});
const rows = Array.from(samples.keys());
const splitsOf = (predicted: Matrix) => [half(predicted, rows.slice(0, 30), 'one'), half(predicted, rows.slice(30), 'two')]; // prettier-ignore
const knowsAll = joinContexts(new Map([['glucose', matrix({ A: common, B: differs, C: common })], ['ethanol', matrix({ B: minus(differs), A: common })]])); // prettier-ignore
const knowsCommon = joinContexts(new Map([['glucose', matrix({ A: common, B: draw(0.1), C: common })], ['ethanol', matrix({ B: draw(0.1), A: common })]])); // prettier-ignore
const judge = (predicted: Matrix) => {
  const input = { name: 'model', observed, splits: splitsOf(predicted) };
  return evaluateContexts(input, createRng(1), { bootstrap: 200, permutations: 200 });
};

describe('evaluateContexts', () => {
  const { contexts, contrasts } = judge(knowsAll);

  it('judges each context as if it were alone, by the ids of its genes', () => {
    expect(contexts!.map(({ context, evaluation }) => [context, evaluation.samples, evaluation.perGene.genes])).toEqual([['glucose', 60, ['A', 'B', 'C']], ['ethanol', 40, ['B', 'A']]]); // prettier-ignore
    const alone = evaluateModel({ name: 'model', observed: glucose, splits: splitsOf(glucose) });
    expect(contexts![0]!.evaluation.skill).toEqual(alone.skill);
    expect(contexts![1]!.evaluation.perSplit.map(({ testSamples }) => testSamples)).toEqual([30, 10]);
  });

  it('judges what contexts differ in, in the samples of both', () => {
    const { context, against, evaluation, low, high } = contrasts![0]!;
    expect([context, against, evaluation.samples]).toEqual(['ethanol', 'glucose', 40]);
    const { genes, skill } = evaluation.perGene;
    expect(genes).toEqual(['A', 'B']);
    expect(skill[0]).toBeCloseTo(0, 5);
    expect(skill[1]).toBeGreaterThan(0.99);
    expect(low[1]).toBeGreaterThan(0.9);
    expect(high[1]).toBeLessThanOrEqual(1);
    expect(evaluation.permutation!.perGene.q[1]).toBeLessThan(0.05);
    expect(evaluation.permutation!.perGene.q[0]).toBe(1);
  });

  it('finds no difference where a model knows of none', () => {
    const { evaluation, low } = judge(knowsCommon).contrasts![0]!;
    expect(evaluation.perGene.skill[1]).toBeLessThan(0.2);
    expect(low[1]).toBeLessThan(0);
  });

  it('holds each of three contexts against the others that a sample was measured in', () => {
    const third = joinContexts(new Map([['a', glucose], ['b', ethanol], ['c', matrix({ A: common })]])); // prettier-ignore
    const found = evaluateContexts({ name: 'model', observed: third, splits: splitsOf(third) }, createRng(1), { bootstrap: 0, permutations: 0 }); // prettier-ignore
    expect(found.contrasts!.map(({ context, against, evaluation }) => [context, against, evaluation.perGene.genes])).toEqual([['a', undefined, ['A', 'B']], ['b', undefined, ['A', 'B']], ['c', undefined, ['A']]]); // prettier-ignore
    expect(found.contrasts!.every(({ low }) => low.every(Number.isNaN))).toBe(true);
  });

  it('says nothing of expression without contexts', () => {
    const input = { name: 'model', observed: glucose, splits: splitsOf(glucose) };
    expect(evaluateContexts(input, createRng(1), { bootstrap: 10, permutations: 10 })).toEqual({});
  });
});
