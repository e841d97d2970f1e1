import type { ProblemList } from '@snpress/data/errors/problem-list';
import type { CovariateColumn } from '@snpress/data';
import type { CovariateTable } from './covariate-table.js';

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Reads a covariate as numbers where all of its observed texts are numbers, as levels where none is or it is said to be
 * categorical. What has both is a problem, at the first text of the rarer kind.
 */
export function covariateColumn(
  { name, texts, lineOf }: CovariateTable['covariates'][number],
  isCategorical: boolean,
  missing: readonly string[],
  problems: ProblemList,
): CovariateColumn {
  const codes = new Set(missing);
  const observed = [...texts.keys()].filter((sample) => !codes.has(texts[sample]!));
  const numbers = observed.filter((sample) => decimal.test(texts[sample]!));
  if (!isCategorical && numbers.length > 0) {
    if (numbers.length < observed.length) {
      const odd = observed.find((sample) => !decimal.test(texts[sample]!))!;
      problems.add({
        message: `Covariate ${JSON.stringify(name)} has ${JSON.stringify(texts[odd])} among ${numbers.length} numbers`,
        line: lineOf(odd),
        hint: `If it is missing, name the code: missing: [${JSON.stringify(texts[odd])}]; if the numbers are levels, say categorical: [${JSON.stringify(name)}]`,
      });
    }
    return {
      name,
      kind: 'numeric',
      values: Float64Array.from(texts, (text) =>
        codes.has(text) || !decimal.test(text) ? NaN : Number(text),
      ),
    };
  }
  const levels = [...new Set(observed.map((sample) => texts[sample]!))].sort((a, b) => (a < b ? -1 : 1));
  const codeOf = new Map(levels.map((level, code) => [level, code]));
  return {
    name,
    kind: 'categorical',
    levels,
    codes: Int32Array.from(texts, (text) => (codes.has(text) ? -1 : codeOf.get(text)!)),
  };
}
