import { DataError } from '../errors/data-error.js';
import type { DataProblem } from '../errors/data-problem.js';
import { someOf } from '../errors/some-of.js';
import { idDifference, idDifferenceWithCure } from '../matching/id-difference.js';
import { createMatrix } from '../matrix/create-matrix.js';
import type { Matrix } from '../matrix/matrix.js';
import type { Positions } from '../matrix/positions.js';

/** Expression by context: `glucose`, `ethanol`. */
export type MatrixByContext = ReadonlyMap<string, Matrix>;

/** The label of a gene in a context. What it is made of says `Matrix.contexts`: it is read nowhere. */
export const contextLabel = (gene: string, context: string): string => `${gene}@${context}`;

/**
 * Puts the expression of several contexts into one matrix: a feature for each gene and context, context after context, over the samples of
 * all, in the order in which they are met. A sample that was not measured in a context has NaN there.
 *
 * @throws DataError with every context that shares no sample, or no gene, with another one.
 * @example
 * const expression = joinContexts(new Map([['glucose', glucose], ['ethanol', ethanol]]));
 */
export function joinContexts(contexts: MatrixByContext): Matrix {
  const problems = [...contexts.keys()].flatMap((context) => lonely(contexts, context));
  if (problems.length > 0) throw new DataError(problems);
  return stackContexts(contexts);
}

/**
 * The same, of contexts that need not have anything in common.
 * @param samples - the rows of the result, where those are not the samples of all in the order in which they are met.
 */
export function stackContexts(
  contexts: MatrixByContext,
  samples: readonly string[] = [...new Set([...contexts.values()].flatMap((matrix) => matrix.samples))],
): Matrix {
  const rowOf = new Map(samples.map((id, row) => [id, row]));
  const all = [...contexts];
  const count = all.reduce((sum, [, { features }]) => sum + features.length, 0);
  const values = new Float32Array(samples.length * count).fill(NaN);
  let to = 0;
  for (const [, matrix] of all) {
    const rows = matrix.samples.map((id) => rowOf.get(id)!);
    for (let from = 0; from < matrix.values.length; to += samples.length)
      for (const row of rows) values[to + row] = matrix.values[from++]!;
  }
  return createMatrix({
    samples,
    features: all.flatMap(([context, { features }]) => features.map((gene) => contextLabel(gene, context))),
    values,
    contexts: {
      gene: all.flatMap(([, { features }]) => features),
      context: all.flatMap(([context, { features }]) => features.map(() => context)),
    },
    positions: joinPositions(all.map(([, matrix]) => matrix)),
  });
}

function joinPositions(parts: readonly Matrix[]): Positions | undefined {
  if (parts.every(({ positions }) => positions === undefined)) return undefined;
  const nowhere = ({ features, positions }: Matrix): Positions =>
    positions ?? {
      chromosome: features.map(() => ''),
      start: new Float64Array(features.length).fill(NaN),
      end: new Float64Array(features.length).fill(NaN),
    };
  const all = parts.map(nowhere);
  return {
    chromosome: all.flatMap(({ chromosome }) => chromosome),
    start: Float64Array.from(all.flatMap(({ start }) => [...start])),
    end: Float64Array.from(all.flatMap(({ end }) => [...end])),
  };
}

/** What keeps a context apart from every other one. */
function lonely(contexts: MatrixByContext, context: string): DataProblem[] {
  const own = contexts.get(context)!;
  const others = [...contexts].filter(([name]) => name !== context);
  const sharesNone = (ids: (matrix: Matrix) => readonly string[]): boolean => {
    const known = new Set(others.flatMap(([, matrix]) => ids(matrix)));
    return others.length > 0 && !ids(own).some((id) => known.has(id));
  };
  const problems: DataProblem[] = [];
  const [[name, other] = ['', own]] = others;
  const shown = (ids: (matrix: Matrix) => readonly string[]): string =>
    `${context} has ${someOf(ids(own))}, ${name} has ${someOf(ids(other))}`;
  if (sharesNone(({ samples }) => samples)) {
    const difference = idDifference(own.samples, other.samples);
    problems.push({
      code: 'no-common-sample',
      value: context,
      message: `Context ${context} has no sample in common with any other context: ${shown(({ samples }) => samples)}`,
      hint:
        difference === undefined
          ? 'Contexts are of the same individuals: give these the same ids in all files (`sampleIds`), or make this context an experiment of its own'
          : idDifferenceWithCure(difference, [context, name]),
    });
  }
  if (sharesNone(({ features }) => features)) {
    problems.push({
      code: 'no-common-gene',
      value: context,
      message: `Context ${context} has no gene in common with any other context: ${shown(({ features }) => features)}`,
      hint: 'Give genes the same ids in all files, or make this context an experiment of its own',
    });
  }
  return problems;
}
