import type { Trait } from '@snpress/associate';
import { DataError } from '@snpress/data/errors/data-error';
import { someOf } from '@snpress/data/errors/some-of';
import { counted } from '@snpress/data/words/counted';
import type { CovariateColumn, Covariates } from '@snpress/data';

/**
 * The traits of samples, out of a table: numbers are quantities, but where there are two of them; two levels are a binary trait too.
 * @returns also, in whole sentences, what was made of them
 * @throws DataError where no column is a trait
 */
export function traitsOf(
  file: string,
  { samples, columns }: Covariates,
  wanted: readonly string[],
): { readonly traits: readonly Trait[]; readonly notes: readonly string[] } {
  const rowOf = new Map(samples.map((id, row) => [id, row]));
  const rows = wanted.map((id) => rowOf.get(id) ?? -1);
  const met = rows.filter((row) => row >= 0).length;
  const notes = [`${file}: ${counted(met, 'sample')} of ${wanted.length} with expression.`];
  const none: string[] = [];
  const traits = columns.flatMap((column): readonly Trait[] => {
    const trait = traitOf(column, rows);
    if (trait === undefined) none.push(column.name);
    else if (trait.cases !== undefined)
      notes.push(`${column.name} is binary: ${trait.cases} is taken for a case.`);
    return trait === undefined ? [] : [trait];
  });
  if (none.length > 0) notes.push(`Left out, as neither numbers nor two levels: ${someOf(none, 5)}.`);
  if (traits.length === 0)
    throw new DataError({
      file,
      code: 'no-traits',
      message: 'No column of this table is a trait: numbers, or two levels',
      hint: `There are ${someOf(
        columns.map(({ name }) => name),
        8,
      )}`,
    });
  return { traits, notes };
}

function traitOf(
  column: CovariateColumn,
  rows: readonly number[],
): (Trait & { readonly cases: string | undefined }) | undefined {
  const { name } = column;
  const own = rows.map((row) => {
    if (row < 0) return NaN;
    const value = column.kind === 'numeric' ? column.values[row]! : column.codes[row]!;
    return column.kind === 'categorical' && value < 0 ? NaN : value;
  });
  const distinct = [...new Set(own.filter((value) => !Number.isNaN(value)))].sort((a, b) => a - b);
  if (distinct.length === 2) {
    const cases = column.kind === 'numeric' ? String(distinct[1]!) : column.levels[distinct[1]!]!;
    const values = Float64Array.from(own, (value) =>
      Number.isNaN(value) ? NaN : Number(value === distinct[1]),
    );
    return { name, kind: 'binary', values, cases };
  }
  if (column.kind === 'categorical') return undefined;
  return { name, kind: 'quantitative', values: Float64Array.from(own), cases: undefined };
}
