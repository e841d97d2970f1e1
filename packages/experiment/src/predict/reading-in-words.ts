import type { ArtifactReading } from '@snpress/models';

/** How genotypes are read that is not by default: `field DS, missing 2 or -9`. */
export function readingInWords(reading: ArtifactReading): string {
  return Object.entries(reading)
    .map(([key, value]) => `${key} ${[value as string | readonly string[]].flat().join(' or ')}`)
    .join(', ');
}
