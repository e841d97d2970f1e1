import { describe, expect, it } from 'vitest';
import {
  decodeMatrix,
  encodeMatrix,
  joinContexts,
  matrixOf,
  selectFeatures,
  splitContexts,
} from '../../src/index.js';
import type { DataError } from '../../src/index.js';

const liver = matrixOf(
  [
    [1, 2],
    [3, 4],
  ],
  { samples: ['ann', 'bob'], features: ['A', 'B'] },
);
const skin = matrixOf(
  [
    [5, 6],
    [7, null],
  ],
  { samples: ['bob', 'eve'], features: ['B', 'C'] },
);
const joined = joinContexts(new Map([['liver', liver], ['skin', skin]])); // prettier-ignore

describe('joinContexts', () => {
  it('makes a feature of each gene and context over the samples of all', () => {
    expect(joined.samples).toEqual(['ann', 'bob', 'eve']);
    expect(joined.contexts).toEqual({
      gene: ['A', 'B', 'B', 'C'],
      context: ['liver', 'liver', 'skin', 'skin'],
    });
    expect([...joined.values]).toEqual([1, 3, NaN, 2, 4, NaN, NaN, 5, 7, NaN, 6, NaN]);
  });

  it('is taken apart into the same genes, with who was measured', () => {
    const [first, second] = splitContexts(joined);
    expect(first).toMatchObject({ context: 'liver', matrix: { features: ['A', 'B'] } });
    expect([...first!.measured]).toEqual([0, 1]);
    expect(second!.matrix.features).toEqual(['B', 'C']);
    expect([...second!.measured]).toEqual([1, 2]);
    expect(splitContexts(liver)).toEqual([]);
  });

  it('keeps what a feature is of where features are chosen, and in a file', async () => {
    expect(selectFeatures(joined, [3, 0]).contexts).toEqual({ gene: ['C', 'A'], context: ['skin', 'liver'] });
    expect((await decodeMatrix(await encodeMatrix(joined))).contexts).toEqual(joined.contexts);
  });

  it.each([
    [
      'ids that differ',
      { ...skin, samples: ['BOB', 'ANN'] },
      ['no-common-sample', 'no-common-sample'],
      'only in case',
    ],
    [
      'other people',
      { ...skin, samples: ['x1', 'y2'] },
      ['no-common-sample', 'no-common-sample'],
      'sampleIds',
    ],
    ['other genes', { ...skin, features: ['P', 'Q'] }, ['no-common-gene', 'no-common-gene'], 'the same ids'],
    [
      'other people and genes',
      { ...skin, samples: ['x', 'y'], features: ['P', 'Q'] },
      ['no-common-sample', 'no-common-gene', 'no-common-sample', 'no-common-gene'],
      'an experiment of its own',
    ],
  ])('tells of a context that shares nothing with another one: %s', (_, other, codes, hint) => {
    let problems: DataError['problems'] = [];
    try {
      joinContexts(new Map([['liver', liver], ['skin', other]])); // prettier-ignore
    } catch (error) {
      problems = (error as DataError).problems;
    }
    expect(problems.map(({ code }) => code)).toEqual(codes);
    expect(problems[0]!.hint).toContain(hint);
  });
});
