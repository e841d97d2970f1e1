import { DataError } from '@snpress/data/errors/data-error';
import { readBundle } from '@snpress/formats/bundle/read-bundle';
import { loadArtifact } from '@snpress/models/artifact/load-artifact';
import { ModelError } from '@snpress/models/contract/model-error';
import { readPredictDb } from '@snpress/models/import/predictdb/read-predictdb';
import { artifactOfWeights } from '@snpress/models/weights/artifact-of-weights';
import type { ModelArtifact } from '@snpress/models';
import path from 'node:path';
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
  try {
    return loadArtifact(await readBundle(file));
  } catch (error) {
    if (error instanceof DataError && error.problems.some(({ code }) => noModel.includes(code))) {
      throw new DataError(
        {
          code: 'not-a-model',
          file,
          message: 'This is not a model',
          hint: 'Give a file of the folder models of a run',
        },
        { cause: error },
      );
    }
    if (!(error instanceof ModelError)) throw error;
    throw new DataError(
      error.problems.map(({ code, message, hint }) => ({
        code,
        file,
        message: sentence(message),
        ...(hint !== undefined && { hint: sentence(hint) }),
      })),
      { cause: error },
    );
  }
}

/** What a file is that is no model. */
const noModel: readonly (string | undefined)[] = ['not-an-arrow-file', 'not-a-bundle'];

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
