import { DataError } from '@snpress/data/errors/data-error';
import { someOf } from '@snpress/data/errors/some-of';
import { dropRepeatedFeatures } from '@snpress/data/matrix/drop-repeated-features';
import { isHeaderless, readHeaderless } from '@snpress/formats/readers/headerless';
import { readMatrix } from '@snpress/formats/readers/read-matrix';
import type { Matrix } from '@snpress/data';
import type { AuditInput } from '@snpress/evaluate';
import { counted } from '@snpress/data/words/counted';
import type { AuditRequest } from './audit-request.js';
import { checkFit, type ReadFile } from './check-fit.js';
import { RequestError } from '../request-error.js';
import { namedFiles } from './named-files.js';
import { type ModelsOfAudit, predictModels } from './predict-models.js';
import { towardsTruth } from './towards-truth.js';
import { trainMeansOf } from './train-means.js';

/** The files of an audit, read and fit to be judged. */
export interface ReadAudit {
  readonly input: AuditInput;
  /** Whether the files have sample and gene ids. */
  readonly labelled: boolean;
  /** How they were read, in sentences. */
  readonly notes: readonly string[];
  /** What models claim of genes. */
  readonly claims: ModelsOfAudit['claims'];
}

/**
 * Reads truth, predictions and training means.
 * @throws DataError with the problems of all files
 * @throws RequestError where the files do not fit together
 */
export async function readAuditInput(request: AuditRequest): Promise<ReadAudit> {
  const predictions = namedFiles(request.predicted ?? [], 'predicted');
  if (predictions.length + (request.models?.length ?? 0) === 0)
    throw new RequestError({
      key: 'predicted',
      message: 'nothing is to be judged',
      hint: 'name a file of predictions, or a `model` and `genotypes`',
    });
  const paths = [
    request.true,
    ...predictions.map(({ path }) => path),
    ...(request.trainMean === undefined ? [] : [request.trainMean]),
  ];
  const files = await readAll(paths, request);
  const [truth, ...others] = files as readonly [ReadFile, ...ReadFile[]];
  const predicted = others.slice(0, predictions.length);
  const training = others[predictions.length];
  checkFit(truth, predicted, training);

  const turned = predicted.map((file) => (file.labelled ? towardsTruth(file, truth.matrix) : file));
  const means = training && trainMeansOf(training, truth.matrix);
  const models = await predictModels(request, truth.matrix);
  return {
    input: {
      observed: truth.matrix,
      predictions: [
        ...turned.map(({ matrix }, i) => ({ name: predictions[i]!.name, predicted: matrix })),
        ...models.predictions,
      ],
      trainMeans: means?.geneMeans,
    },
    labelled: truth.labelled,
    claims: models.claims,
    notes: [
      ...models.notes,
      ...[truth, ...turned].flatMap(({ notes }) => notes),
      ...(truth.labelled ? [] : [placesNote(truth.matrix, request.rows ?? 'genes')]),
      ...(means === undefined
        ? ['Without `trainMean`, skill against the means of the training samples is not defined.']
        : means.notes),
    ],
  };
}

async function readAll(
  paths: readonly string[],
  { rows, missing }: AuditRequest,
): Promise<readonly ReadFile[]> {
  const options = {
    orientation: rows === 'samples' ? ('samples-in-rows' as const) : ('features-in-rows' as const),
    ...(missing === undefined ? {} : { missing: [...missing] }),
  };
  const settled = await Promise.allSettled(
    paths.map(async (path): Promise<ReadFile> => {
      const labelled = !(await isHeaderless(path, options));
      const { matrix: whole, warnings } = await (labelled ? readMatrix : readHeaderless)(path, options);
      const { matrix, left } = dropRepeatedFeatures(whole);
      const told = `${path}: left out ${counted(left.length, 'gene')} without an id of their own (${someOf([...new Set(left)])}): which is which cannot be told.`;
      return { path, labelled, matrix, notes: left.length > 0 ? [...warnings, told] : warnings };
    }),
  );
  const failures = settled.flatMap((result): unknown[] =>
    result.status === 'rejected' ? [result.reason] : [],
  );
  const problems = failures.flatMap((failure) => {
    if (failure instanceof DataError) return failure.problems;
    throw failure instanceof Error ? failure : new Error(String(failure));
  });
  if (problems.length > 0) throw new DataError(problems);
  return settled.map((result) => (result as PromiseFulfilledResult<ReadFile>).value);
}

function placesNote({ samples, features }: Matrix, rows: 'genes' | 'samples'): string {
  const other = rows === 'genes' ? 'samples' : 'genes';
  return `The files have no ids: rows are taken for ${rows} and columns for ${other} (${counted(features.length, 'gene')}, ${counted(samples.length, 'sample')}), in the same order in every file; \`rows\` ${other} reads them the other way round.`;
}
