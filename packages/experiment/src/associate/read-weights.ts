import { readPredictDb } from '@snpress/models/import/predictdb/read-predictdb';
import { weightsOfArtifact } from '@snpress/models/weights/weights-of-artifact';
import { ModelError } from '@snpress/models/contract/model-error';
import type { WeightTable } from '@snpress/models';
import type { NamedFile } from '../audit/named-files.js';
import { isSqlite } from '../predict/is-sqlite.js';
import { chooseContext } from '../predict/choose-context.js';
import { readModel } from '../predict/read-model.js';
import { RequestError } from '../request-error.js';

/**
 * Reads the weights of a linear model: a PredictDB file, or a model that a run left or that was imported.
 * @throws DataError where the file is no model; RequestError where the model has no weights
 */
export async function readWeights({ name, path }: NamedFile): Promise<WeightTable> {
  if (await isSqlite(path)) return readPredictDb(path, name);
  const artifact = chooseContext(await readModel(path), undefined);
  try {
    return { ...weightsOfArtifact(artifact), name };
  } catch (error) {
    throw error instanceof ModelError ? new RequestError(error.problems, { cause: error }) : error;
  }
}
