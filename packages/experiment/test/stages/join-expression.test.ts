import { type DataError, matrixOf } from '@snpress/data';
import { expect, it } from 'vitest';
import { contextSizes, joinExpression } from '../../src/stages/join-expression.js';

const of = (context: string | undefined, samples: readonly string[], features = ['A']) => ({
  context,
  file: `${context ?? 'expression'}.tsv`,
  matrix: matrixOf(
    samples.map(() => features.map(() => 1)),
    { samples, features },
  ),
});

it('is the only file as it is, or all contexts over the samples of any', () => {
  const only = of(undefined, ['s1', 's2']);
  expect(joinExpression([only], ['s1'])).toBe(only.matrix);
  const joined = joinExpression([of('blood', ['s1', 's2']), of('liver', ['s2', 's3'])], ['s1', 's2']);
  expect(contextSizes(joined)).toEqual([{ context: 'blood', samples: 2, genes: 1 }, { context: 'liver', samples: 2, genes: 1 }]); // prettier-ignore
  expect(contextSizes(only.matrix)).toBeUndefined();
});

it('tells of all that keeps contexts apart at once, with the file and a cure', () => {
  let problems: DataError['problems'] = [];
  try {
    joinExpression([of('blood', ['s1', 's2']), of('liver', ['S1', 'S2'], ['B'])], ['s1', 's2']);
  } catch (error) {
    ({ problems } = error as DataError);
  }
  expect(problems.map(({ code, file, hint }) => [code, file, hint])).toMatchInlineSnapshot(`
    [
      [
        "no-common-sample",
        "liver.tsv",
        "2 differ only in case ("s1" in genotypes, "S1" in expression): write them alike in both files, or give a table of ids with sampleIds",
      ],
      [
        "no-common-sample",
        "blood.tsv",
        "2 differ only in case ("s1" in blood, "S1" in liver): write them alike in both files, or give a table of ids with sampleIds",
      ],
      [
        "no-common-gene",
        "blood.tsv",
        "Give genes the same ids in all files, or make this context an experiment of its own",
      ],
      [
        "no-common-sample",
        "liver.tsv",
        "2 differ only in case ("S1" in liver, "s1" in blood): write them alike in both files, or give a table of ids with sampleIds",
      ],
      [
        "no-common-gene",
        "liver.tsv",
        "Give genes the same ids in all files, or make this context an experiment of its own",
      ],
    ]
  `);
});
