import { distance } from 'fastest-levenshtein';

/** That of some known words which another one is near to; undefined where none is. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, far: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  const best = ranked[0];
  return best !== undefined && best.far <= Math.ceil(best.candidate.length / 3) ? best.candidate : undefined;
}

/** "did you mean …?" for a word that is near one of those known, else the list of the known ones. */
export function suggest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const near = nearest(word, known);
  return near === undefined ? `known here: ${known.join(', ')}` : `did you mean "${near}"?`;
}
