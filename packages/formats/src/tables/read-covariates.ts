import { parseOptions } from '@snpress/data/errors/parse-options';
import { problemList } from '@snpress/data/errors/problem-list';
import { someOf } from '@snpress/data/errors/some-of';
import type { z } from 'zod';
import { covariateColumn } from './covariate-column.js';
import { covariateSource } from './covariate-source.js';
import { turnTable } from './covariate-table.js';
import type { Covariates } from '@snpress/data';
import type { ReadingOptions } from '../files/reading-options.js';
import { readTextTable } from './read-text-table.js';

/** How a table of covariates is written, where not by default. */
export type ReadCovariatesOptions = Omit<z.input<typeof covariateSource>, 'path'> & ReadingOptions;

/**
 * Reads a table of covariates: one sample or one covariate a line, with a header line. Covariates whose observed texts are
 * all numbers are numeric, others categorical.
 *
 * @param samples - of the data, by which the orientation is recognised; the table may have others and lack some.
 * @throws DataError with the first problems of the file.
 */
export async function readCovariates(
  path: string,
  samples: readonly string[],
  { signal, onProgress, ...options }: ReadCovariatesOptions = {},
): Promise<Covariates> {
  const { orientation, columns, categorical, missing } = parseOptions(
    covariateSource,
    { ...options, path },
    path,
  );
  const problems = problemList(path);
  const lines = await readTextTable(path, { signal, onProgress });
  if (lines.rows.length === 0) {
    problems.add({
      message: 'This file has no covariates',
      hint: 'It needs a header line and a line per sample',
    });
    problems.throwIfAny();
  }
  const table = turnTable(lines, orientation, samples, problems);
  const names = table.covariates.map(({ name }) => name);
  for (const name of new Set([...(columns ?? []), ...categorical])) {
    if (names.includes(name)) continue;
    problems.add({
      message: `There is no covariate ${JSON.stringify(name)} in this table`,
      hint: `It has ${someOf(names, 8)}`,
    });
  }
  const wanted =
    columns === undefined ? table.covariates : table.covariates.filter(({ name }) => columns.includes(name));
  const read = wanted.map((covariate) =>
    covariateColumn(covariate, categorical.includes(covariate.name), missing, problems),
  );
  problems.throwIfAny();
  return { samples: table.samples, columns: read };
}
