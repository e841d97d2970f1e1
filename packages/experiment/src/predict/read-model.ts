import { readWholeFile } from '@snpress/formats/files/read-whole-file';
import { readPredictDb } from '@snpress/models/import/predictdb/read-predictdb';
import { artifactOfWeights } from '@snpress/models/weights/artifact-of-weights';
import type { ModelArtifact } from '@snpress/models';
import path from 'node:path';
import { decodeModel } from './decode-model.js';
import { isSqlite } from './is-sqlite.js';

/**
 * Reads a model that a run left or that was imported, or the weights of a PredictDB file as one.
 * @throws DataError where the file is something else, or damaged
 */
export async function readModel(file: string): Promise<ModelArtifact> {
  if (await isSqlite(file)) {
    const name = path.basename(file).replace(/(?<=.)\.db$/i, '');
    return artifactOfWeights(await readPredictDb(file, name), {
      imported: 'predictdb',
      source: path.basename(file),
    });
  }
  return decodeModel(await readWholeFile(file), file);
}
