import { renameSamples } from '@snpress/data/matching/rename-samples';
import { parseOptions } from '@snpress/data/errors/parse-options';
import { problemList } from '@snpress/data/errors/problem-list';
import { someOf } from '@snpress/data/errors/some-of';
import path from 'node:path';
import type { z } from 'zod';
import { covariateColumn } from './covariate-column.js';
import { covariateSource } from './covariate-source.js';
import { turnTable } from './covariate-table.js';
import type { SampleIdSource } from './sample-id-source.js';
import type { Covariates } from '@snpress/data';
import type { ReadingOptions } from '../files/reading-options.js';
import { readSampleIds } from './read-sample-ids.js';
import { readTextTable } from './read-text-table.js';

/** How a table of covariates is written, where not by default. */
export type ReadCovariatesOptions = Omit<z.input<typeof covariateSource>, 'path'> &
  ReadingOptions & {
    /** Which ids to use for the samples of the table. */
    readonly sampleIds?: SampleIdSource | undefined;
  };

/**
 * Reads a table of covariates: one sample or one covariate a line, with a header line. Covariates whose observed texts are
 * all numbers are numeric, others categorical.
 *
 * @param samples - of the data, by which the orientation is recognised; the table may have others and lack some.
 * @throws DataError with the first problems of the file.
 */
export async function readCovariates(
  file: string,
  samples: readonly string[],
  { signal, onProgress, sampleIds, ...options }: ReadCovariatesOptions = {},
): Promise<Covariates> {
  const { orientation, columns, categorical, missing, encoding } = parseOptions(
    covariateSource,
    { ...options, path: file },
    file,
  );
  const problems = problemList(file);
  const lines = await readTextTable(file, { signal, onProgress, encoding });
  if (lines.rows.length === 0) {
    problems.add({
      message: 'This file has no covariates',
      hint: 'It needs a header line and a line per sample',
    });
    problems.throwIfAny();
  }
  const all = [...lines.header.slice(1), ...lines.rows.map(({ fields }) => fields[0]!)];
  const map = sampleIds === undefined ? undefined : await readSampleIds(sampleIds, { samples: all });
  const table = turnTable(lines, orientation, { samples, map }, problems);
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
  const ids = map === undefined ? table : renameSamples(table.samples, map, path.basename(file));
  return { samples: ids.samples, columns: read };
}
