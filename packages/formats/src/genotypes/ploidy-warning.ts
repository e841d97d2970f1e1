import type { Matrix } from '@snpress/data';

/** What the owner of a file should know where it is written as diploid although nothing says so and no dosage is above 1. */
export function ploidyWarning(file: string, { ploidy, values }: Matrix): readonly string[] {
  if (ploidy !== undefined || values.some((dosage) => dosage > 1)) return [];
  return [
    `${file}: no dosage is above 1 and nothing says what ploidy the samples have, so they are written as diploid; if they are haploid, say ploidy: 1.`,
  ];
}
