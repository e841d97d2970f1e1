import type { ProblemList } from '@snpress/data/errors/problem-list';
import { idDifference, idDifferenceWithCure } from '@snpress/data/matching/id-difference';
import type { SampleIdMap } from '@snpress/data';
import { someOf } from '@snpress/data/errors/some-of';
import type { CovariateSource } from './covariate-source.js';
import type { TextTable } from './read-text-table.js';

/** A table of covariates, turned so that it has a list of texts per covariate. */
export interface CovariateTable {
  readonly samples: readonly string[];
  readonly covariates: readonly {
    readonly name: string;
    /** One text per sample. */
    readonly texts: readonly string[];
    /** The line that the text of a sample is in. */
    readonly lineOf: (sample: number) => number;
  }[];
}

/** By what the samples of a table are known. */
interface KnownSamples {
  /** Of the data. */
  readonly samples: readonly string[];
  /** Which ids are used for those of the table. */
  readonly map: SampleIdMap | undefined;
}

/** Turns a table as its orientation says, or as the sample ids in it say. */
export function turnTable(
  { header, rows }: TextTable,
  orientation: CovariateSource['orientation'],
  { samples, map }: KnownSamples,
  problems: ProblemList,
): CovariateTable {
  const known = new Set(samples);
  const titles = header.slice(1);
  const names = rows.map(({ fields }) => fields[0]!);
  const count = (ids: readonly string[]): number =>
    ids.filter((id) => known.has(map?.rows.get(id)?.id ?? id)).length;
  const samplesInRows =
    orientation === undefined ? count(names) >= count(titles) : orientation === 'samples-in-rows';
  const ids = samplesInRows ? names : titles;
  if (count(ids) === 0) {
    const difference = idDifference(samples, names) ?? idDifference(samples, titles);
    problems.add({
      message: `No sample of the data is in this table: the data have ${someOf(samples)}, its lines begin with ${someOf(names)}, its header line is ${someOf(titles)}`,
      hint:
        difference === undefined
          ? 'Give its samples the ids that they have in the genotypes'
          : idDifferenceWithCure(difference, ['genotypes', 'covariates']),
    });
  }
  repeated(ids, samplesInRows ? (index) => rows[index]!.line : () => 1, 'Sample', problems);
  repeated(
    samplesInRows ? titles : names,
    samplesInRows ? () => 1 : (index) => rows[index]!.line,
    'Covariate',
    problems,
  );
  return {
    samples: ids,
    covariates: samplesInRows
      ? titles.map((name, column) => ({
          name,
          texts: rows.map(({ fields }) => fields[column + 1]!),
          lineOf: (sample) => rows[sample]!.line,
        }))
      : rows.map(({ fields, line }) => ({ name: fields[0]!, texts: fields.slice(1), lineOf: () => line })),
  };
}

function repeated(
  ids: readonly string[],
  lineOf: (index: number) => number,
  what: string,
  problems: ProblemList,
): void {
  const first = new Map<string, number>();
  ids.forEach((id, index) => {
    const before = first.get(id);
    if (before === undefined) first.set(id, index);
    else {
      problems.add({
        message: `${what} ${JSON.stringify(id)} is in this table twice`,
        line: lineOf(index),
        hint: 'Keep one of them',
      });
    }
  });
}
