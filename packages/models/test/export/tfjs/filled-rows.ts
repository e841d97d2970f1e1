import type { Matrix } from '@snpress/data';

/** What `markers.json` says, as far as it is used here. */
export interface MarkersJson {
  readonly markers: readonly { readonly id: string; readonly missing: number }[];
  readonly genes: readonly string[];
}

/** Dosages by sample, missing ones as the file says. */
export function filledRows({ samples, values }: Matrix, { markers }: MarkersJson): number[][] {
  return samples.map((_, row) =>
    markers.map(({ missing }, marker) => {
      const dosage = values[marker * samples.length + row]!;
      return Number.isNaN(dosage) ? missing : dosage;
    }),
  );
}
