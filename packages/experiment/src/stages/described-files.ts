import type { Input, Inputs } from '@snpress/pipeline';
import path from 'node:path';
import type { DataReconciliation } from '../artifacts/data-facts.js';
import { nameOfExpression } from '../artifacts/name-of-expression.js';
import { nameOfGenotypes } from '../artifacts/name-of-genotypes.js';
import type { ingest } from '../definitions/ingest.js';

/** The files that were read, by what they are: `expression.liver`, `genotypes2`, `genotypes.cross.bim`, `expressionSampleIds`. */
export function describedFiles(
  inputs: Inputs<typeof ingest.inputs>,
  contexts: readonly string[] | undefined,
): DataReconciliation['files'] {
  const { genotypes, moreGenotypes, expression, companions, sampleIds } = inputs;
  const { covariates, snpPositions, genePositions } = inputs;
  const main = [
    ...[genotypes, ...moreGenotypes].map((file, index) => [nameOfGenotypes(index), file] as const),
    ...expression.map((file, index) => [nameOfExpression(contexts?.[index]), file] as const),
  ];
  const tables: readonly (readonly [string, Input | undefined])[] = [
    ['snpPositions', snpPositions],
    ['genePositions', genePositions],
    ...Object.entries(sampleIds).map(([name, file]) => [`${name}SampleIds`, file] as const),
    ['covariates', covariates],
  ];
  return [
    ...main.flatMap(([name, file]) => [
      describeFile(name, file),
      ...(companions.get(name) ?? []).map((companion) =>
        describeFile(`${name}.${path.basename(companion.path)}`, companion),
      ),
    ]),
    ...tables.flatMap(([name, file]) => (file === undefined ? [] : [describeFile(name, file)])),
  ];
}

/** A file by what it is, without the folder that it lies in. */
export function describeFile(name: string, { path: file, digest }: Input) {
  return { name, path: path.basename(file), digest };
}
