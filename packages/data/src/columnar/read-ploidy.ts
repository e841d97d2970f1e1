import { matrixSchema } from './matrix-schema.js';
import { DataError } from '../errors/data-error.js';

/**
 * The ploidy that a file of ours says, where it does.
 * @throws DataError where it is none.
 */
export function readPloidy(
  metadata: ReadonlyMap<string, string>,
  kind: string,
  file: string | undefined,
): 1 | 2 | undefined {
  const text = metadata.get(matrixSchema.ploidyKey);
  if (text === undefined) return undefined;
  if (text === '1' || text === '2') return text === '1' ? 1 : 2;
  throw new DataError({
    message: `The schema metadata of this ${kind} say ${matrixSchema.ploidyKey} ${JSON.stringify(text)}`,
    file,
    hint: 'It is "1" for haploid and "2" for diploid genotypes; leave it out where it is not known',
  });
}
