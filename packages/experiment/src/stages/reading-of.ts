import type { ReadMatrixOptions } from '@snpress/formats';
import { missingCodesSchema } from '@snpress/formats/text/missing-codes-schema';
import type { ArtifactReading } from '@snpress/models';
import { isDeepStrictEqual } from 'node:util';

const usualCodes = missingCodesSchema.parse(undefined);

/** How genotype files were read that is not by default, as far as all were read alike. */
export function readingOf(files: readonly ReadMatrixOptions[]): ArtifactReading {
  const [first = {}, ...others] = files.map(({ vcf, multiallelic, missing }): ArtifactReading => ({
    field: vcf?.field,
    multiallelic,
    missing: isDeepStrictEqual(missing, usualCodes) ? undefined : missing?.map(String),
  }));
  return Object.fromEntries(
    Object.entries(first).filter(
      ([key, value]) =>
        value !== undefined &&
        others.every((other) => isDeepStrictEqual(other[key as keyof ArtifactReading], value)),
    ),
  );
}
