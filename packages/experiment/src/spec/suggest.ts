import { distance } from 'fastest-levenshtein';

/** "did you mean …?" for a word that is near one of those known, else the list of the known ones. */
export function suggest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const ranked = known
    .map((candidate) => ({ candidate, far: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  const best = ranked[0]!;
  if (best.far <= Math.ceil(best.candidate.length / 3)) return `did you mean "${best.candidate}"?`;
  return `known here: ${known.join(', ')}`;
}
