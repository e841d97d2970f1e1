import { DataError } from '../errors/data-error.js';
import type { DataProblem } from '../errors/data-problem.js';
import type { Alleles } from './alleles.js';
import type { FeatureContexts } from './feature-contexts.js';
import type { Matrix } from './matrix.js';
import type { Positions } from './positions.js';

/** What a matrix is made of. */
export interface MatrixParts<Values extends ArrayLike<number> = Float32Array> {
  readonly samples: readonly string[];
  readonly features: readonly string[];
  /** `samples.length * features.length` values, feature-major; kept, not copied. All zero when left out. */
  readonly values?: Values | undefined;
  readonly positions?: Positions | undefined;
  readonly alleles?: Alleles | undefined;
  readonly ploidy?: 1 | 2 | undefined;
  readonly contexts?: FeatureContexts | undefined;
}

/**
 * Makes a matrix of parts that fit together.
 * @throws DataError where an id occurs twice, or values, positions, alleles or contexts do not have the shape that the ids say.
 */
export function createMatrix<Values extends ArrayLike<number> = Float32Array>({
  samples,
  features,
  values,
  positions,
  alleles,
  ploidy,
  contexts,
}: MatrixParts<Values>): Omit<Matrix, 'values'> & { readonly values: Values | Float32Array } {
  const size = samples.length * features.length;
  const problems: DataProblem[] = [...repeated('Sample', samples), ...repeated('Feature', features)];
  if (values !== undefined && values.length !== size) {
    problems.push({
      message: `${samples.length} samples × ${features.length} features need ${size} values, not ${values.length}`,
    });
  }
  const perFeature = {
    ...prefixed('positions', positions),
    ...prefixed('alleles', alleles),
    ...prefixed('contexts', contexts),
  };
  for (const [field, { length }] of Object.entries(perFeature)) {
    if (length !== features.length) {
      problems.push({
        message: `${features.length} features need ${features.length} entries in ${field}, not ${length}`,
      });
    }
  }
  if (problems.length > 0) throw new DataError(problems);
  return {
    samples,
    features,
    values: values ?? new Float32Array(size),
    ...(positions === undefined ? {} : { positions }),
    ...(alleles === undefined ? {} : { alleles }),
    ...(ploidy === undefined ? {} : { ploidy }),
    ...(contexts === undefined ? {} : { contexts }),
  };
}

function prefixed(
  name: string,
  fields: object | undefined,
): { readonly [field: string]: ArrayLike<unknown> } {
  return Object.fromEntries(
    Object.entries(fields ?? {}).map(([field, entries]) => [
      `${name}.${field}`,
      entries as ArrayLike<unknown>,
    ]),
  );
}

function repeated(what: string, ids: readonly string[]): DataProblem[] {
  if (new Set(ids).size === ids.length) return [];
  const seen = new Set<string>();
  const id = ids.find((candidate) => seen.size === seen.add(candidate).size)!;
  return [{ message: `${what} id ${JSON.stringify(id)} occurs more than once`, hint: 'Ids must be unique' }];
}
