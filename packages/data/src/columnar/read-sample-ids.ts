import { matrixSchema } from './matrix-schema.js';
import { DataError } from '../errors/data-error.js';

/**
 * The sample ids of a file whose values are lists.
 * @throws DataError where its metadata have none.
 */
export function readSampleIds(
  metadata: ReadonlyMap<string, string>,
  kind: string,
  file: string | undefined,
): readonly string[] {
  const json = metadata.get(matrixSchema.samplesKey);
  const samples = json === undefined ? undefined : parseStrings(json);
  if (samples !== undefined) return samples;
  throw new DataError({
    message: `The schema metadata of this ${kind} ${json === undefined ? 'lack' : 'spoil'} ${matrixSchema.samplesKey}`,
    file,
    hint: 'Put the sample ids there, as a JSON array of strings in the order of the values',
  });
}

function parseStrings(json: string): readonly string[] | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) && value.every((id) => typeof id === 'string') ? value : undefined;
  } catch {
    return undefined;
  }
}
