import type { CategoricalCovariate, Covariates } from '@snpress/data';

/** One column of numbers that a covariate becomes. */
interface EncodedColumn {
  /** `age`, or `batch=b2`: 1 for samples of that level. */
  readonly name: string;
  readonly covariate: string;
  /** The level that the column stands for, null for missing values as a level; not there for numbers. */
  readonly level?: string | null;
}

/** How covariates become numbers, as the training samples say: plain data, fit for JSON. */
export interface CovariateEncoding {
  readonly columns: readonly EncodedColumn[];
  /** The levels of each categorical covariate among the training samples, the first of them without a column. */
  readonly levels: Readonly<Record<string, readonly (string | null)[]>>;
}

/**
 * Learns how covariates become numbers: one column for a number; one for each level that training samples have, but for
 * the first. Missing values of a categorical covariate are a level of their own, the last.
 */
export function fitEncoding({ columns }: Covariates): CovariateEncoding {
  const encoded: EncodedColumn[] = [];
  const levels: Record<string, readonly (string | null)[]> = {};
  for (const column of columns) {
    if (column.kind === 'numeric') {
      encoded.push({ name: column.name, covariate: column.name });
      continue;
    }
    const present = presentLevels(column);
    levels[column.name] = present;
    for (const level of present.slice(1)) {
      encoded.push({ name: `${column.name}=${level ?? 'missing'}`, covariate: column.name, level });
    }
  }
  return { columns: encoded, levels };
}

function presentLevels({ levels, codes }: CategoricalCovariate): (string | null)[] {
  const present = new Set(codes);
  const named = levels.filter((_, code) => present.has(code));
  return present.has(-1) ? [...named, null] : named;
}

/**
 * The columns of an encoding for some samples, found by id: column after column. NaN where nothing is known: for samples
 * that the table lacks, missing numbers, and levels that no training sample had.
 */
export function encodeCovariates(
  { columns, levels }: CovariateEncoding,
  covariates: Covariates | undefined,
  samples: readonly string[],
): Float64Array {
  const rowOf = new Map(covariates?.samples.map((id, row) => [id, row]));
  const rows = samples.map((id) => rowOf.get(id));
  const known = new Map(covariates?.columns.map((column) => [column.name, column]));
  const values = new Float64Array(columns.length * samples.length).fill(NaN);
  columns.forEach(({ covariate, level }, index) => {
    const column = known.get(covariate);
    rows.forEach((row, at) => {
      if (column === undefined || row === undefined) return;
      let value = NaN;
      if (level === undefined) value = column.kind === 'numeric' ? column.values[row]! : NaN;
      else {
        const own = levelOf(column, row);
        if (levels[covariate]!.includes(own)) value = own === level ? 1 : 0;
      }
      values[index * samples.length + at] = value;
    });
  });
  return values;
}

/** A table may hold numbers where the training table had levels: their text is the level. */
function levelOf(column: Covariates['columns'][number], row: number): string | null {
  if (column.kind === 'categorical')
    return column.codes[row] === -1 ? null : column.levels[column.codes[row]!]!;
  return Number.isNaN(column.values[row]) ? null : String(column.values[row]);
}
