import { notWritten } from '@snpress/formats/files/not-written';
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ModelArtifact } from '../../artifact/model-artifact.js';
import { ModelError } from '../../contract/model-error.js';
import type { ExportOptions } from '../format/export-format.js';
import { type FoldedLinear, foldLinear } from '../fold/fold-linear.js';
import { refuse } from '../format/refuse.js';
import { covariancePath } from './covariance-path.js';
import { covarianceProblems } from './covariance-problems.js';
import { predictDbIds, type PredictDbIds } from './predictdb-ids.js';
import { predictDbRefusals } from './predictdb-refusals.js';
import { predictDbIndexes, predictDbTables } from './predictdb-schema.js';
import { rowInserter } from './row-inserter.js';
import { writeCovariances } from './write-covariances.js';
import { writeDatabase } from './write-database.js';

/** What a PredictDB file holds. */
export interface PredictDbContent {
  /** Weights, none of which is zero. */
  readonly weights: number;
  /** Genes with a weight; the others are not in the file. */
  readonly genes: number;
  /** Pairs of variants, each with itself, over all genes: the lines of the covariances. */
  readonly pairs: number;
  /** Markers with a weight that the panel has no call of; 0 without a panel. */
  readonly absent: number;
  /** What MetaXcan has to be told of the ids, in whole sentences. */
  readonly notes: readonly string[];
}

/**
 * Writes a linear model as a PredictDB file (SQLite) and, with a panel, the covariances of each gene's variants beside it
 * (`covariancePath`), as MetaXcan and PrediXcan read them: both or none. Intercepts have no place in the format.
 * @throws ModelError where the model is not linear, its alleles are not known, or the covariances would be too many.
 */
export async function writePredictDb(
  file: string,
  artifact: ModelArtifact,
  options: ExportOptions = {},
): Promise<PredictDbContent> {
  const { panel } = options;
  refuse(predictDbRefusals(artifact));
  const ids = predictDbIds(artifact, options);
  const names = ids[ids.key];
  refuse([...ids.problems, ...(panel === undefined ? [] : covarianceProblems(artifact, names, panel))]);
  const linear = foldLinear(artifact);
  const folder = `${file}.${randomUUID()}.tmp`;
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await mkdir(folder);
    const [database, covariances] = [
      path.join(folder, 'weights.db'),
      path.join(folder, 'covariances.txt.gz'),
    ];
    const content = await writeWeights(database, artifact, linear, ids, options.phi ?? artifact.genes.phi);
    const absent =
      panel === undefined ? 0 : await writeCovariances(covariances, linear, names, panel, content.pairs);
    if (panel !== undefined) await rename(covariances, covariancePath(file));
    await rename(database, file);
    return { ...content, absent, notes: ids.notes };
  } catch (error) {
    throw notWritten(file, error);
  } finally {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

/**
 * Sorting rows for an index takes memory for all of them: so many are sorted, and what comes after is put where it belongs one
 * by one.
 */
const mostSorted = 4e6;

async function writeWeights(
  file: string,
  artifact: ModelArtifact,
  linear: FoldedLinear,
  { rsid, varID }: PredictDbIds,
  phi: Float64Array | undefined,
): Promise<Omit<PredictDbContent, 'absent' | 'notes'>> {
  const { markers, performance } = artifact;
  const { names } = artifact.genes;
  const { counted, other } = markers.alleles!;
  const measured = (values: Float64Array | undefined, gene: number): number | null => {
    const value = values?.[gene] ?? NaN;
    return Number.isNaN(value) ? null : value;
  };
  let [weights, genes, pairs] = [0, 0, 0];
  await writeDatabase(file, (database) => {
    database.exec(predictDbTables(phi !== undefined));
    const rows = rowInserter(database, 'weights', 6);
    const extra = rowInserter(database, 'extra', phi === undefined ? 6 : 7);
    let isIndexed = false;
    for (const gene of byId(linear.genes)) {
      const id = linear.genes[gene]!;
      const { markers: used, effects } = linear.formulaOf(gene);
      if (used.length === 0) continue;
      used.forEach((marker, k) => {
        const [ref, effect] = [other[marker]!, counted[marker]!];
        if (ref === '' || effect === '') throw withoutAllele(rsid[marker]!, id);
        rows.insert(rsid[marker]!, id, effects[k]!, ref, effect, varID[marker]!);
      });
      const { r2, p, q } = performance ?? {};
      extra.insert(
        ...[id, names?.[gene] ?? id, used.length],
        ...[r2, p, q, ...(phi === undefined ? [] : [phi])].map((values) => measured(values, gene)),
      );
      weights += used.length;
      pairs += (used.length * (used.length + 1)) / 2;
      genes++;
      if (isIndexed || weights < mostSorted) continue;
      database.exec(predictDbIndexes);
      isIndexed = true;
    }
    rows.finish();
    extra.finish();
    if (!isIndexed) database.exec(predictDbIndexes);
  });
  return { weights, genes, pairs };
}

/** Genes by their ids, so that the rows of an index come nearly in its order. */
function byId(genes: readonly string[]): readonly number[] {
  return [...genes.keys()].sort((a, b) => (genes[a]! < genes[b]! ? -1 : 1));
}

function withoutAllele(marker: string, gene: string): ModelError {
  return new ModelError('input', {
    code: 'unknown-allele',
    subject: marker,
    message:
      `marker "${marker}", which has a weight for gene "${gene}", has an allele that is not known, and a PredictDB file says which one ` +
      'a weight counts',
    hint: 'drop such markers from the genotypes and fit the model again, or export csv',
  });
}
