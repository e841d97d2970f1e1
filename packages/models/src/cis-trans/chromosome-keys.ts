const romanValues: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };

/**
 * Chromosome names as keys that are equal where two files mean the same: `chr1`, `Chromosome 01` and `1` are `1`, `chrM`
 * and `Mito` are `mt`. Names are Roman numbers where the file has some that can be nothing else (`II`, `chrIV`) and no
 * Arabic ones; among them `X` is ten where `IX` or `XI` is there too, and a sex chromosome otherwise.
 *
 * @param names - all names of one file; the empty string stands for an unknown position and stays empty.
 */
export function chromosomeKeys(names: readonly string[]): string[] {
  const bare = new Map([...new Set(names)].map((name) => [name, bareName(name)]));
  const known = new Set(bare.values());
  const romans = [...known].filter((name) => /^[IVX]+$/.test(name));
  const areRoman = romans.some((name) => name !== 'X') && ![...known].some((name) => /^\d+$/.test(name));
  const isTen = known.has('IX') || known.has('XI');
  const keys = new Map(
    [...bare].map(([name, short]) => {
      if (/^(M|MT|MITO|MITOCHONDRION|MITOCHONDRIAL)$/.test(short)) return [name, 'mt'];
      const isNumber = areRoman && /^[IVX]+$/.test(short) && (short !== 'X' || isTen);
      return [name, isNumber ? String(romanNumber(short)) : short.toLowerCase()];
    }),
  );
  return names.map((name) => keys.get(name)!);
}

/** In upper case, without `chr` and leading zeros. */
function bareName(name: string): string {
  return name
    .trim()
    .toUpperCase()
    .replace(/^(CHROMOSOME|CHROM|CHR)[\s._-]*(?=.)/, '')
    .replace(/^0+(?=\d)/, '');
}

function romanNumber(digits: string): number {
  const values = Array.from(digits, (digit) => romanValues[digit]!);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}
