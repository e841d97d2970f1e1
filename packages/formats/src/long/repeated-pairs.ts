import { problemList } from '@snpress/data/errors/problem-list';
import type { ProblemList } from '@snpress/data/errors/problem-list';
import type { LongSource } from './long-options.js';
import { eachLongRow } from './long-rows.js';
import type { LongSurvey } from './survey-long.js';

/** A pair of sample and gene that was met before. */
export interface RepeatedPair {
  readonly sample: number;
  readonly gene: number;
  readonly line: number;
}

/** Notes the pairs that occur twice, with both lines: reads the table once more for the earlier ones. */
export async function addRepeatedPairs(
  source: LongSource,
  { samples, genes }: LongSurvey,
  pairs: readonly RepeatedPair[],
  problems: ProblemList,
): Promise<void> {
  const key = (sample: number, gene: number): number => gene * samples.ids.length + sample;
  const wanted = new Set(pairs.map(({ sample, gene }) => key(sample, gene)));
  const firstLines = new Map<number, number>();
  await eachLongRow(source, problemList(source.path), (row, columns) => {
    const cell = key(samples.take(row, columns.sample), genes.take(row, columns.gene));
    if (wanted.has(cell) && !firstLines.has(cell)) firstLines.set(cell, row.line);
  });
  for (const { sample, gene, line } of pairs) {
    problems.add({
      message: `Sample ${samples.ids[sample]}, gene ${genes.ids[gene]}, has a value in lines ${firstLines.get(key(sample, gene))} and ${line}`,
      line,
      hint: 'Remove one, or put their mean in one row',
    });
  }
}
