import { DataError } from '../errors/data-error.js';
import { someOf } from '../errors/some-of.js';
import type { GenotypePart, JoinedGenotypes } from './genotype-part.js';
import { joinMarkers } from './join-markers.js';
import { joinSamples } from './join-samples.js';
import { samplesInAll } from './samples-in-all.js';

/**
 * Joins the genotypes of several files: files of the same samples give their markers, files of other samples give theirs.
 * @param ploidy - of all of them
 * @throws DataError where some samples are in several files and others are not, so that neither is meant, or no marker meets.
 */
export function joinGenotypes(parts: readonly GenotypePart[], ploidy: 1 | 2): JoinedGenotypes {
  const [first, ...others] = parts;
  if (first === undefined) throw new DataError({ message: 'There are no genotypes to be joined' });
  if (others.length === 0) return { matrix: first.matrix, warnings: [] };
  const inAll = samplesInAll(parts.map(({ matrix }) => matrix.samples));
  if (inAll.length > 0) return joinMarkers(parts, inAll);
  const fileOf = new Map<string, string>();
  const repeated: string[] = [];
  for (const { name, matrix } of parts) {
    for (const id of matrix.samples) {
      const earlier = fileOf.get(id);
      if (earlier !== undefined) repeated.push(`${id} in ${earlier} and ${name}`);
      fileOf.set(id, name);
    }
  }
  if (repeated.length === 0) return joinSamples(parts, ploidy);
  throw new DataError({
    message: `Genotype files are joined where they have the same samples or none in common, but some samples are in several of them: ${someOf(repeated)}`,
    hint: 'Join files of the same samples first, or take the repeated ones out',
  });
}
