import { readFileSync } from 'node:fs';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { Matrix } from '@snpress/data';
import { describe, expect, it } from 'vitest';
import {
  cisTransSkill,
  evaluateModel,
  partErrors,
  type CisTransSkill,
  type CisTransSplit,
} from '../../src/index.js';

interface Golden {
  readonly samples: number;
  readonly genes: number;
  readonly window: number;
  readonly folds: readonly number[];
  readonly withCis: readonly number[];
  readonly observed: readonly (number | null)[];
  readonly parts: Readonly<Record<'baseline' | 'whole' | 'cis' | 'trans', readonly number[]>>;
  readonly summaries: Readonly<
    Record<Part, Readonly<Record<'pooled' | 'mean' | 'median' | 'positive', number>>>
  >;
  readonly perGene: Readonly<Record<Part, readonly number[]>>;
  readonly sources: object;
}
type Part = 'whole' | 'cis' | 'trans';

/** What NumPy says: written by make_cis_trans.py. */
const golden = JSON.parse(
  readFileSync(new URL('../fixtures/cis-trans.json', import.meta.url), 'utf8'),
) as Golden;

function matrixOf(values: readonly (number | null)[], samples = golden.samples): Matrix {
  return createMatrix({
    samples: Array.from({ length: samples }, (_, row) => `s${row}`),
    features: Array.from({ length: values.length / samples }, (_, gene) => `g${gene}`),
    values: Float32Array.from(values, (value) => value ?? NaN),
  });
}

const observed = matrixOf(golden.observed);
/** A split with its whole prediction. */
type WholeSplit = CisTransSplit & { readonly whole: Matrix };

const splits = [0, 1, 2].map((fold): WholeSplit => {
  const rows = [...observed.samples.keys()].filter((row) => golden.folds[row] === fold);
  const part = (name: keyof Golden['parts']): Matrix => selectSamples(matrixOf(golden.parts[name]), rows);
  return {
    label: `fold ${fold + 1}`,
    trainSamples: golden.samples - rows.length,
    baseline: part('baseline'),
    whole: part('whole'),
    cis: selectFeatures(part('cis'), golden.withCis),
    trans: selectFeatures(part('trans'), golden.withCis),
  };
});

function skillOf(window: number, truth: Matrix, held: readonly WholeSplit[]): CisTransSkill {
  const wholes = held.map(({ whole, ...split }) => ({ ...split, predicted: whole }));
  return cisTransSkill({
    window,
    whole: evaluateModel({ name: 'ridge', observed: truth, splits: wholes }),
    parts: held.map((split) => partErrors('ridge', truth, split)),
  });
}

function expectClose(actual: ArrayLike<number>, wanted: ArrayLike<number>): void {
  expect(actual.length).toBe(wanted.length);
  for (let index = 0; index < wanted.length; index++) {
    expect(Math.abs(actual[index]! - wanted[index]!)).toBeLessThan(1e-10);
  }
}

describe('cisTransSkill', () => {
  it('agrees with NumPy, over the genes that have a cis marker', () => {
    const skill = skillOf(golden.window, observed, splits);
    expect(skill).toMatchObject({ name: 'ridge', window: golden.window, genes: golden.withCis.length });
    expect(skill.skippedGenes).toBe(golden.genes - golden.withCis.length);
    expect(skill.perGene.genes).toEqual(golden.withCis.map((gene) => `g${gene}`));
    for (const part of ['whole', 'cis', 'trans'] as const) {
      const { pooled, mean, median, positive } = skill[part];
      const wanted = golden.summaries[part];
      expectClose(
        [pooled, mean, median, positive],
        [wanted.pooled, wanted.mean, wanted.median, wanted.positive],
      );
      expectClose(skill.perGene[part], golden.perGene[part]);
    }
    expect(skill.sources).toEqual(golden.sources);
  });

  it('is over the genes that have parts in every split', () => {
    const fewer = splits.map((split, fold) =>
      fold === 1
        ? { ...split, cis: selectFeatures(split.cis, [2, 0]), trans: selectFeatures(split.trans, [2, 0]) }
        : split,
    );
    const all = skillOf(5, observed, splits).perGene;
    const { perGene } = skillOf(5, observed, fewer);
    expect(perGene.genes).toEqual([all.genes[0], all.genes[2]]);
    expect(perGene.cis).toEqual(all.cis.filter((_, gene) => gene === 0 || gene === 2));
  });

  it('counts genes by the parts that have half of the skill of the whole', () => {
    // Skill of a prediction f·y is 1 − (1 − f)²: 0.75 for f = 0.5, 0.36 for f = 0.2.
    const pairs = [
      [0.5, 0.2],
      [0.2, 0.5],
      [0.5, 0.5],
      [0.2, 0.2],
      [0.9, 0],
    ] as const;
    const truth = pairs.flatMap(() => [1, -1]);
    const times = (factors: readonly number[]): Matrix =>
      matrixOf(
        factors.flatMap((factor) => [factor, -factor]),
        2,
      );
    const { sources } = skillOf(0, matrixOf(truth, 2), [
      {
        label: 'holdout',
        trainSamples: 9,
        baseline: times([0, 0, 0, 0, 0]),
        whole: times([1, 1, 1, 1, 0.04]),
        cis: times(pairs.map(([cis]) => cis)),
        trans: times(pairs.map(([, trans]) => trans)),
      },
    ]);
    expect(sources).toEqual({ mostlyCis: 1, mostlyTrans: 1, either: 1, together: 1 });
  });

  it('is of no genes where none has a cis marker', () => {
    const none = splits.map((split) => ({
      ...split,
      cis: selectFeatures(split.cis, []),
      trans: selectFeatures(split.trans, []),
    }));
    const skill = skillOf(0, observed, none);
    expect(skill).toMatchObject({ genes: 0, skippedGenes: golden.genes });
    expect(skill.whole.pooled).toBeNaN();
    expect(skill.sources).toEqual({ mostlyCis: 0, mostlyTrans: 0, either: 0, together: 0 });
  });

  it('refuses parts that are not of the same samples', () => {
    const [first] = splits;
    const stranger = { ...first!.trans, samples: first!.trans.samples.with(0, 'stranger') };
    expect(() =>
      partErrors('ridge', observed, { ...first!, trans: stranger }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[EvaluationError: Model "ridge (trans)", fold 1: the observations lack 1 of 10 test samples ("stranger"): match them by id first.]`,
    );
  });
});
