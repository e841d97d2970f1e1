import { DataError } from '@snpress/data/errors/data-error';
import { idDifference, idDifferenceInWords } from '@snpress/data/matching/id-difference';
import type { DataProblem } from '@snpress/data';
import { counted } from '@snpress/data/words/counted';
import { someExamples } from '../some-examples.js';
import { readTextTable, type TextTable } from '@snpress/formats/tables/read-text-table';

/** One column of a sample table, by sample id. */
export interface SampleColumn {
  readonly values: ReadonlyMap<string, string>;
  /** What the user should know, one sentence each. */
  readonly warnings: readonly string[];
}

/**
 * Reads the columns `sample` and `column` of a table. Where the samples of a dataset are given, only they are
 * returned: other ids of the table are a warning, and samples that the table lacks are an error.
 * @throws DataError with everything that is wrong, with file and line.
 */
export async function readSampleColumn(
  path: string,
  column: string,
  samples: readonly string[] | undefined,
): Promise<SampleColumn> {
  const table = await readTextTable(path);
  const problems: DataProblem[] = [];
  const at = ['sample', column].map((name) => table.header.indexOf(name));
  for (const [index, name] of ['sample', column].entries()) {
    if (at[index] !== -1) continue;
    problems.push({
      file: path,
      line: 1,
      message: `There is no column "${name}"`,
      hint: `The header has ${table.header.map((title) => `"${title}"`).join(', ')}`,
    });
  }
  if (problems.length > 0) throw new DataError(problems);
  const values = valuesOf(path, table, at[0]!, at[1]!, column, problems);
  const wanted = new Set(samples ?? values.keys());
  const missing = [...wanted].filter((sample) => !values.has(sample));
  if (missing.length > 0) {
    const difference = idDifference([...wanted], [...values.keys()]);
    problems.push({
      file: path,
      message: `${missing.length} of ${counted(wanted.size, 'sample')} of the dataset not found in this file (${someExamples(missing)})`,
      hint:
        difference === undefined
          ? `Give each of them a row with its ${column}`
          : `${idDifferenceInWords(difference, ['the dataset', 'this file'])}: write them here as the dataset has them`,
    });
  }
  if (problems.length > 0) throw new DataError(problems);
  const unknown = [...values.keys()].filter((sample) => !wanted.has(sample));
  return {
    values: new Map([...values].filter(([sample]) => wanted.has(sample))),
    warnings:
      unknown.length === 0
        ? []
        : [`${path}: ${counted(unknown.length, 'sample')} not in the dataset (${someExamples(unknown)}).`],
  };
}

function valuesOf(
  path: string,
  { rows }: TextTable,
  sampleAt: number,
  valueAt: number,
  column: string,
  problems: DataProblem[],
): Map<string, string> {
  const values = new Map<string, string>();
  const lines = new Map<string, number>();
  for (const { line, fields } of rows) {
    const sample = fields[sampleAt]!;
    const value = fields[valueAt]!;
    const before = lines.get(sample);
    const tell = (message: string, hint: string): number =>
      problems.push({ file: path, line, message, hint });
    if (sample === '') tell('The sample id is empty', 'Write the id there, or leave the line out');
    else if (value === '')
      tell(`Sample "${sample}" has no ${column}`, `Write its ${column} there, or leave the line out`);
    else if (before !== undefined)
      tell(`Sample "${sample}" is in line ${before} already`, 'Leave one of both lines out');
    if (before === undefined) lines.set(sample, line);
    values.set(sample, value);
  }
  return values;
}
