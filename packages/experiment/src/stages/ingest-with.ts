import { attachPositions } from '@snpress/data/positions/attach-positions';
import { checkGenotypes } from '@snpress/data/genotypes/check-genotypes';
import { dropRepeatedFeatures } from '@snpress/data/matrix/drop-repeated-features';
import { someOf } from '@snpress/data/errors/some-of';
import { DataError } from '@snpress/data/errors/data-error';
import { matchSamples } from '@snpress/data/matching/match-samples';
import { ploidyOf } from '@snpress/data/genotypes/ploidy-of';
import { readMatrix } from '@snpress/formats/readers/read-matrix';
import { readPositions } from '@snpress/formats/tables/read-positions';
import type { Covariates, Dataset, Matrix, MatrixReading, Reconciliation } from '@snpress/data';
import type { GenotypeFile, ReadPositionsOptions, SampleIdSource } from '@snpress/formats';
import type { Input, Inputs } from '@snpress/pipeline';
import type { z } from 'zod';
import type { DataReconciliation } from '../artifacts/data-facts.js';
import type { ingest, ingestTerms } from '../definitions/ingest.js';
import { nameOfExpression } from '../artifacts/name-of-expression.js';
import { checkCoding } from './check-coding.js';
import { applySampleIds } from './apply-sample-ids.js';
import { describedFiles } from './described-files.js';
import { contextSizes, joinExpression } from './join-expression.js';
import { readingOf } from './reading-of.js';
import { matchCovariates, type CovariateMatch } from './match-covariates.js';

/** What the reading of data is told and given. */
interface Work {
  readonly params: z.output<typeof ingestTerms.params>;
  readonly inputs: Inputs<typeof ingest.inputs>;
  readonly warn: (warning: string) => void;
}

/** Samples that have genotypes and expression, and what became of others. */
interface Ingested {
  readonly dataset: Dataset;
  readonly covariates: Covariates | undefined;
  readonly facts: DataReconciliation;
  /** The ids of all samples that were genotyped, in the order of the file, as tables of ids have them. */
  readonly genotyped: readonly string[];
}

/** The files of genotypes and how they are read. */
export function genotypeFiles({ params, inputs }: Work): readonly GenotypeFile[] {
  return [inputs.genotypes, ...inputs.moreGenotypes].map(({ path }, index) => ({
    path,
    reading: { ...params.genotypes[index], ploidy: params.ploidy },
  }));
}

/** A matrix with the positions of its features, where there is a table of these. */
export async function placed(
  reading: Promise<MatrixReading>,
  positions: Input | undefined,
  written: ReadPositionsOptions | undefined,
  warn: Work['warn'],
): Promise<Matrix> {
  const { matrix, warnings } = await reading;
  warnings.forEach(warn);
  if (positions === undefined) return matrix;
  const attached = attachPositions(matrix, await readPositions(positions.path, written));
  attached.warnings.forEach(warn);
  return attached.matrix;
}

/**
 * Reads expression and covariates, and matches their samples with those that were genotyped.
 * @param genotypes - with their markers or, where these are not held in memory, without any
 */
export async function ingestWith(work: Work, genotypesRead: Promise<Matrix>): Promise<Ingested> {
  const { params, inputs, warn } = work;
  const [asGenotyped, ...asExpressed] = await all([
    genotypesRead,
    ...inputs.expression.map(({ path }, index) =>
      placed(
        readMatrix(path, { ...params.expression[index], role: 'expression' }),
        inputs.genePositions,
        params.genePositions,
        warn,
      ),
    ),
  ]);
  const idsOf = (side: keyof typeof inputs.sampleIds): SampleIdSource | undefined => {
    const options = params.sampleIds?.[side] ?? {};
    const table = inputs.sampleIds[side];
    return 'pattern' in options ? options : table && { ...options, path: table.path };
  };
  const ofExpression = inputs.expression.map(({ path: file }, index) => {
    const context = params.contexts?.[index];
    const { matrix, left } = namedGenes(file, asExpressed[index]!, warn);
    if (params.targets === 'traits') checkCoding(file, matrix, warn);
    return { name: nameOfExpression(context), context, file, matrix, left, ids: idsOf('expression') };
  });
  const [named, ...namedExpression] = await applySampleIds(
    [
      {
        name: 'genotypes',
        matrix: asGenotyped!,
        file: inputs.genotypes.path,
        ids: idsOf('genotypes'),
      },
      ...ofExpression,
    ],
    warn,
  );
  const { matrix: genotypes, renamed } = named!;
  const expression = joinExpression(
    ofExpression.map((file, index) => ({ ...file, matrix: namedExpression[index]!.matrix })),
    genotypes.samples,
  );

  const ploidy = ploidyOf(genotypes);
  checkGenotypes(genotypes, ploidy);
  const {
    reconciliation: { difference, ...met },
    ...matched
  } = matchSamples({ ...genotypes, ploidy }, expression);
  const { dataset, reconciliation, covariates, ...others } =
    inputs.covariates === undefined
      ? { dataset: { ...matched, ploidy }, reconciliation: met, covariates: undefined, difference: undefined }
      : await matchCovariates({ ...matched, ploidy }, met, {
          file: inputs.covariates.path,
          options: { ...params.covariates, sampleIds: idsOf('covariates') },
        });
  for (const [side, { dropped, total }] of sidesOf(reconciliation)) {
    if (dropped.length > 0)
      warn(`${dropped.length} of the ${total} samples in ${side} have no partner and are left out`);
  }
  for (const clause of [difference, others.difference])
    if (clause !== undefined) warn(`of samples without a partner ${clause}`);
  const facts = {
    ...reconciliation,
    genotypes: { ...reconciliation.genotypes, renamed },
    expression: { ...reconciliation.expression, renamed: namedExpression[0]!.renamed },
    contexts: contextSizes(dataset.expression),
    ploidy,
    genesLeft: ofExpression.flatMap(({ left }) =>
      left.map((id) => ({ id, reason: 'without an id of their own' })),
    ),
    files: describedFiles(inputs, params.contexts),
    reading: readingOf(params.genotypes),
  };
  return { dataset, facts, covariates, genotyped: genotypes.samples };
}

/** The genes whose ids do not repeat. */
function namedGenes(
  file: string,
  expression: Matrix,
  warn: (warning: string) => void,
): ReturnType<typeof dropRepeatedFeatures> {
  const { matrix, left } = dropRepeatedFeatures(expression);
  if (left.length === 0) return { matrix, left };
  const what = `${left.length} of ${expression.features.length} genes have no id of their own (${someOf([...new Set(left)])})`;
  if (matrix.features.length === 0)
    throw new DataError({ file, message: what, hint: 'Give every gene an id that no other one has' });
  warn(
    `${what}: which is which cannot be told, so they are left out; dates such as 1-Mar are gene names that a spreadsheet has changed`,
  );
  return { matrix, left };
}

/** What became of the samples of each file, by what the file holds. */
function sidesOf({
  genotypes,
  expression,
  covariates,
}: Omit<Reconciliation, 'difference'> & Partial<Pick<CovariateMatch['reconciliation'], 'covariates'>>) {
  return Object.entries({ genotypes, expression, ...(covariates && { covariates }) });
}

/** All results, or everything that is wrong with any. */
async function all<T>(promises: readonly Promise<T>[]): Promise<readonly T[]> {
  const results = await Promise.allSettled(promises);
  const errors = results.flatMap((result): unknown[] =>
    result.status === 'rejected' ? [result.reason] : [],
  );
  if (errors.length === 0) return Promise.all(promises);
  if (errors.every((error) => error instanceof DataError))
    throw new DataError(errors.flatMap((error) => error.problems));
  throw errors[0];
}
