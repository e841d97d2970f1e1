import type { Argv } from 'yargs';

/** How the markers of two sides are held against each other. */
type MatchingArguments<K extends string> = {
  readonly [key in K]: 'auto' | 'position' | 'id';
} & {
  readonly complement: boolean;
  readonly ambiguous: 'keep' | 'drop';
};

/** `--complement`, `--ambiguous`, and, under the name given, what makes two markers one. */
export function matchingOptions<T, K extends string>(
  yargs: Argv<T>,
  name: K,
): Argv<T & MatchingArguments<K>> {
  return yargs
    .option(name, {
      choices: ['auto', 'position', 'id'] as const,
      default: 'auto' as const,
      describe:
        'What makes two markers one: position and alleles where both sides know them, else the id; or one of these alone',
    })
    .option('complement', {
      type: 'boolean',
      default: false,
      describe: 'Take alleles of the other strand (A/G for T/C) for the same marker',
    })
    .option('ambiguous', {
      choices: ['keep', 'drop'] as const,
      default: 'keep' as const,
      describe: 'What becomes of A/T and C/G, which read alike on both strands',
    });
}
