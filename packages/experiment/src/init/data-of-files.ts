import { attachPositions } from '@snpress/data/positions/attach-positions';
import { matchSamples } from '@snpress/data/matching/match-samples';
import { renameSamples } from '@snpress/data/matching/rename-samples';
import type { Matrix, SampleIdMap } from '@snpress/data';
import { checkCoding } from '../stages/check-coding.js';
import { joinExpression } from '../stages/join-expression.js';
import { matchCovariates } from '../stages/match-covariates.js';
import type { DataShape } from './choose-model.js';
import { chooseRoles, type ExpressionFile, type Roles } from './choose-roles.js';
import { dataText } from './data-text.js';
import { decodeGenotypes, type DecodedGenotypes } from './decode-genotypes.js';
import { findAnnotations } from './find-annotations.js';
import type { FoundFiles, FoundMatrix } from './found-files.js';
import type { MatrixFile } from './input-file.js';
import { readInputFiles } from './read-input-files.js';

/** What a spec says of data, and what decides about the rest of it. */
export interface DataBlock {
  /** The block `data` of the spec. */
  readonly data: readonly string[];
  readonly samples: number;
  readonly shape: DataShape;
  readonly found: FoundFiles | undefined;
}

/**
 * Looks at somebody's files, as a run would read them.
 * @param out - the spec, to whose folder paths are relative
 * @throws RequestError where the files do not make an experiment; DataError where a file cannot be read, or samples do not meet
 */
export async function dataOfFiles(files: readonly string[], out: string): Promise<DataBlock> {
  const read = await readInputFiles(files);
  const roles = await chooseRoles(read.files);
  const { expression, targets, snpPositions, genePositions, sampleIds } = roles;
  const decoded = await decodeGenotypes(roles.genotypes);
  const placed = snpPositions ? attachPositions(decoded.matrix, snpPositions.table).matrix : decoded.matrix;
  const annotations = await findAnnotations(roles.annotations, placed);
  const codingNotes: string[] = [];
  if (targets === 'traits')
    for (const { file } of expression) checkCoding(file.path, file.matrix, (note) => codingNotes.push(note));
  const met = await matchFiles(decoded, roles);
  const found: FoundFiles = {
    genotypes: {
      files: decoded.files.map(sizeOf),
      features: decoded.matrix.features.length,
      samples: decoded.matrix.samples.length,
      ploidy: decoded.ploidy,
      codes: decoded.codes,
      because: decoded.because,
    },
    targets,
    expression: expression.map(({ file, context }) => ({ ...sizeOf(file), context })),
    positions: [snpPositions, genePositions].flatMap((table) => table?.path ?? []),
    covariates: met.covariates,
    sampleIds: sampleIds?.path,
    annotations: annotations.files,
    matched: met.matched,
    dropped: met.dropped,
    leftOut: [...roles.leftOut, ...annotations.leftOut],
    notes: [...read.notes, ...decoded.warnings, ...codingNotes, ...met.notes],
  };
  const hasPositions =
    placed.positions !== undefined &&
    (genePositions !== undefined || expression.some(({ file }) => file.summary.positions !== null));
  const genes = new Set(expression.flatMap(({ file }) => file.matrix.features)).size;
  const shape = {
    markers: found.genotypes.features,
    genes,
    ploidy: decoded.ploidy,
    hasPositions,
    contexts: expression.length,
    hasAnnotations: annotations.files.length > 0,
  };
  const data = dataText({ found, genotypes: decoded.files, expression, snpPositions, genePositions, out });
  return { data, samples: met.matched, shape, found };
}

/** Which samples have all, as a run finds it. */
async function matchFiles(
  { matrix, files: [first], ploidy }: DecodedGenotypes,
  { expression, covariates, sampleIds }: Roles,
): Promise<Pick<FoundFiles, 'matched' | 'dropped' | 'covariates' | 'notes'>> {
  const genotypes = renamed(matrix, first!.path, sampleIds);
  const joined = joinExpression(
    expression.map(({ file, context }: ExpressionFile) => ({
      context,
      file: file.path,
      matrix: renamed(file.matrix, file.path, sampleIds),
    })),
    genotypes.samples,
  );
  const { reconciliation, ...matched } = matchSamples({ ...genotypes, ploidy }, joined);
  const idsOf = (side: 'genotypes' | 'expression'): readonly string[] =>
    reconciliation[side].dropped.map(({ id }) => id);
  const without =
    covariates === undefined
      ? undefined
      : await matchCovariates({ ...matched, ploidy }, reconciliation, {
          file: covariates,
          options: { sampleIds: sampleIds?.path },
        });
  const kept = new Set(without?.dataset.genotypes.samples ?? matched.genotypes.samples);
  const clauses = [reconciliation.difference, without?.difference].filter((clause) => clause !== undefined);
  return {
    matched: kept.size,
    dropped: {
      genotypes: idsOf('genotypes'),
      expression: idsOf('expression'),
      covariates: matched.genotypes.samples.filter((id) => !kept.has(id)),
    },
    covariates: without && {
      path: covariates!,
      names: without.covariates.columns.map(({ name }) => name),
    },
    notes: clauses.map((clause) => `of samples without a partner ${clause}.`),
  };
}

function renamed(matrix: Matrix, file: string, map: SampleIdMap | undefined): Matrix {
  return map === undefined
    ? matrix
    : { ...matrix, samples: renameSamples(matrix.samples, map, file).samples };
}

const sizeOf = ({ path: file, matrix: { features, samples } }: MatrixFile): FoundMatrix => ({
  path: file,
  features: features.length,
  samples: samples.length,
});
