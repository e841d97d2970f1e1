/** A variant as an id says it: `chr1_13550_G_A_b38`, `1:13550:G:A`. */
export interface VariantId {
  readonly chromosome: string;
  /** 1-based. */
  readonly position: number;
  /** The first allele, which is the reference in the ids of GTEx, and the second. */
  readonly alleles: readonly [string, string];
  /** What follows, such as `b38`. */
  readonly build: string | undefined;
}

const pattern = /^([A-Za-z0-9.]{1,40})[_:](\d{1,10})[_:/]([ACGTN]+)[_:/,>]([ACGTN]+)(?:[_:]([\w.]+))?$/i;

/** What an id says of its variant, where it is made of chromosome, position and alleles. */
export function parseVariantId(id: string): VariantId | undefined {
  const match = pattern.exec(id);
  if (match === null) return undefined;
  const [, chromosome, position, first, second, build] = match;
  return {
    chromosome: chromosome!,
    position: Number(position),
    alleles: [first!.toUpperCase(), second!.toUpperCase()],
    build,
  };
}
