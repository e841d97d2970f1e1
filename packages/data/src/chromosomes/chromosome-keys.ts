import { createChromosomeNaming, type ChromosomeNaming } from './chromosome-naming.js';

/**
 * Chromosome names as keys that are equal where two files mean the same: `chr1`, `Chromosome 01` and `1` are `1`, `chrM`
 * and `Mito` are `mt`. Names are Roman numbers where the file has some that can be nothing else (`II`, `chrIV`) and no
 * Arabic ones; among them `X` is ten where `IX` or `XI` is there too, and a sex chromosome otherwise.
 *
 * @param names - all names of one file; the empty string stands for an unknown position and stays empty.
 * @param like - all names of the file that it is held against: where that has an `X` but no `23`, PLINK's 23 is X, and the
 *   other way round; so are 24 Y, 25 XY and 26 MT
 */
export function chromosomeKeys(names: readonly string[], like?: readonly string[]): string[] {
  const naming = createChromosomeNaming(like && learned(like, createChromosomeNaming()));
  learned(names, naming);
  const keys = new Map<string, string>();
  return names.map((name) => {
    let key = keys.get(name);
    if (key === undefined) keys.set(name, (key = naming.keyOf(name)));
    return key;
  });
}

function learned(names: readonly string[], naming: ChromosomeNaming): ChromosomeNaming {
  for (const name of new Set(names)) naming.learn(name);
  return naming;
}
