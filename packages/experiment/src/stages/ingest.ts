import { attachPositions } from '@snpress/data/positions/attach-positions';
import { checkGenotypes } from '@snpress/data/genotypes/check-genotypes';
import { covariatesToBundle } from '@snpress/data/covariates/covariates-bundle';
import { DataError } from '@snpress/data/errors/data-error';
import { matchSamples } from '@snpress/data/matching/match-samples';
import { readMatrix } from '@snpress/formats/readers/read-matrix';
import { readPositions } from '@snpress/formats/tables/read-positions';
import { writeBundle } from '@snpress/formats/bundle/write-bundle';
import type { Matrix, Reconciliation } from '@snpress/data';
import type { ReadCovariatesOptions, ReadMatrixOptions } from '@snpress/formats';
import type { StageFunction } from '@snpress/pipeline';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { writeDataset } from '../artifacts/write-dataset.js';
import { applySampleIds } from './apply-sample-ids.js';
import { matchCovariates, type CovariateMatch } from './match-covariates.js';
import { ploidyOf } from './ploidy-of.js';
import { readJoined } from './read-joined.js';

interface Parameters {
  readonly genotypes: ReadMatrixOptions;
  /** Of files whose genotypes are joined to these: inputs `genotypes2`, `genotypes3` … */
  readonly moreGenotypes?: readonly ReadMatrixOptions[];
  readonly expression: ReadMatrixOptions;
  readonly ploidy: 1 | 2 | null;
  readonly covariates?: ReadCovariatesOptions;
}

/** Reads the user's files, matches their samples by id and keeps them as Arrow. */
const ingest: StageFunction = async ({ parameters, inputs, outputs, warn }) => {
  const options = parameters as unknown as Parameters;
  const attach = async (matrix: Matrix, positions: string): Promise<Matrix> => {
    if (inputs[positions] === undefined) return matrix;
    const attached = attachPositions(matrix, await readPositions(inputs[positions]));
    attached.warnings.forEach(warn);
    return attached.matrix;
  };
  const readGenotypes = async (): Promise<Matrix> => {
    const files = [options.genotypes, ...(options.moreGenotypes ?? [])];
    const { matrix, warnings } = await readJoined(
      files.map((format, index) => ({
        ...{ file: inputs[index === 0 ? 'genotypes' : `genotypes${index + 1}`]!, format },
        ploidy: options.ploidy ?? undefined,
      })),
    );
    warnings.forEach(warn);
    return attach(matrix, 'snpPositions');
  };
  const readExpression = async (): Promise<Matrix> => {
    const { matrix, warnings } = await readMatrix(inputs.expression!, {
      ...options.expression,
      role: 'expression',
    });
    warnings.forEach(warn);
    return attach(matrix, 'genePositions');
  };
  const [asGenotyped, asExpressed] = await both(readGenotypes(), readExpression());
  const { matrices, renamed } = await applySampleIds(
    { genotypes: asGenotyped, expression: asExpressed },
    inputs,
    warn,
  );
  const { genotypes, expression } = matrices;

  const ploidy = genotypes.ploidy ?? ploidyOf(genotypes);
  checkGenotypes(genotypes, ploidy);
  const { reconciliation: met, ...matched } = matchSamples({ ...genotypes, ploidy }, expression);
  const { dataset, reconciliation, covariates } =
    inputs.covariates === undefined
      ? { dataset: { ...matched, ploidy }, reconciliation: met, covariates: undefined }
      : await matchCovariates({ ...matched, ploidy }, met, inputs, options.covariates ?? {});
  for (const [side, { dropped, total }] of sidesOf(reconciliation)) {
    if (dropped.length > 0)
      warn(`${dropped.length} of the ${total} samples in ${side} have no partner and are left out`);
  }
  await writeDataset(outputs, dataset, {
    ...reconciliation,
    genotypes: { ...reconciliation.genotypes, renamed: renamed.genotypes },
    expression: { ...reconciliation.expression, renamed: renamed.expression },
    ploidy,
    files: await describeFiles(inputs),
  });
  if (covariates !== undefined) await writeBundle(outputs.covariates!, covariatesToBundle(covariates));
};

/** What became of the samples of each file, by what the file holds. */
function sidesOf({
  genotypes,
  expression,
  covariates,
}: Reconciliation & Partial<Pick<CovariateMatch['reconciliation'], 'covariates'>>) {
  return Object.entries({ genotypes, expression, ...(covariates && { covariates }) });
}

/** Both results, or everything that is wrong with either. */
async function both<A, B>(first: Promise<A>, second: Promise<B>): Promise<readonly [A, B]> {
  const [a, b] = await Promise.allSettled([first, second]);
  if (a.status === 'fulfilled' && b.status === 'fulfilled') return [a.value, b.value];
  const errors = [a, b].flatMap((result): unknown[] => (result.status === 'rejected' ? [result.reason] : []));
  if (errors.every((error) => error instanceof DataError))
    throw new DataError(errors.flatMap((error) => error.problems));
  throw errors[0];
}

/** The files that were read, by what they are, with their SHA-256. */
function describeFiles(inputs: Readonly<Record<string, string>>): Promise<object[]> {
  return Promise.all(
    Object.entries(inputs).map(async ([name, file]) => ({
      name,
      path: path.basename(file),
      digest: await digestOf(file),
    })),
  );
}

/** In pieces: a file may be larger than memory, or than what one read can take. */
async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

export default ingest;
