import { someOf } from '@snpress/data/errors/some-of';
import { counted } from '@snpress/data/words/counted';
import { writeBundle } from '@snpress/formats/bundle/write-bundle';
import { saveArtifact } from '@snpress/models/artifact/save-artifact';
import { importFormats } from '@snpress/models/import/import-formats';
import { artifactOfWeights } from '@snpress/models/weights/artifact-of-weights';
import { statSync } from 'node:fs';
import path from 'node:path';
import { checkOutput } from '../check-output.js';
import { isSqlite } from '../predict/is-sqlite.js';
import { RequestError } from '../request-error.js';

/** Which weights are imported, and how. */
export interface ImportRequest {
  /** A file, or a folder. */
  readonly source: string;
  /** The name of one of `importFormats`; recognised when left out. */
  readonly format?: string | undefined;
  /** What the model is called; by its source when left out. */
  readonly name?: string | undefined;
  /** The file to write. */
  readonly out: string;
  readonly force?: boolean;
}

/** What was imported. */
export interface ImportedModel {
  readonly file: string;
  readonly format: string;
  readonly name: string;
  readonly genes: number;
  readonly variants: number;
  readonly weights: number;
  /** What is to be known of the weights, in whole sentences. */
  readonly notes: readonly string[];
}

/**
 * Makes a model of weights that another program wrote: it predicts, is judged, associates and exports like those that runs leave.
 * @throws DataError where the source is something else; RequestError where the file is there already
 * @example
 * await importModel({ source: 'en_Whole_Blood.db', out: 'blood.arrow' });
 */
export async function importModel({ source, out, force, ...request }: ImportRequest): Promise<ImportedModel> {
  const wanted = request.format ?? (await recognised(source));
  const format = importFormats.find(({ format: own }) => own === wanted);
  if (format === undefined)
    throw new RequestError({
      key: 'format',
      message: `there is no format "${wanted}"`,
      hint: `there are ${importFormats.map(({ format: own }) => own).join(', ')}`,
    });
  checkOutput([source], [out], force);
  const name = request.name ?? path.basename(source).replace(/(?<=.)\.(db|pos|txt|tsv|csv)(\.gz)?$/i, '');
  const table = await format.read(source, name);
  const { empty = [] } = table;
  const artifact = artifactOfWeights(table, { imported: format.format, source: path.basename(source) });
  await writeBundle(out, saveArtifact(artifact));
  const weights = table.genes.ids.reduce((sum, _, gene) => sum + table.weightsOf(gene).variants.length, 0);
  return {
    ...{ file: out, format: format.format, name, weights },
    genes: table.genes.ids.length,
    variants: table.variants.ids.length,
    notes: [
      ...format.notes,
      ...(empty.length > 0
        ? [`Left out, ${counted(empty.length, 'gene')} without weights: ${someOf(empty)}.`]
        : []),
    ],
  };
}

async function recognised(source: string): Promise<string> {
  const isFolder = statSync(source, { throwIfNoEntry: false })?.isDirectory() === true;
  if (isFolder || source.endsWith('.pos')) return 'fusion';
  return (await isSqlite(source)) ? 'predictdb' : 'table';
}
