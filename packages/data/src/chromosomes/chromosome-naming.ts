const romanValues: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };
const roman = /^[IVX]+$/;
const mitochondrion = /^(M|MT|MITO|MITOCHONDRION|MITOCHONDRIAL)$/;

/** How a file names its chromosomes, learned from its names. */
export interface ChromosomeNaming {
  /** Takes note of a name. */
  learn(name: string): void;
  /** The key of a name, by the names that were learned so far. */
  keyOf(name: string): string;
  /** Whether numbers are Roman; `undefined` where no name tells. */
  readonly areRoman: boolean | undefined;
  /** Whether `X` is ten where numbers are Roman. */
  readonly isTen: boolean;
}

/**
 * The naming of a file that is read piece by piece; `chromosomeKeys` has the rules. What the file's own names do not
 * tell (a file of the chromosome `X` alone) is as in `like`.
 */
export function createChromosomeNaming(like?: ChromosomeNaming): ChromosomeNaming {
  const known = new Map<string, string>();
  let sawRoman = false;
  let sawArabic = false;
  let sawNeighbour = false;
  const naming: ChromosomeNaming = {
    learn(name) {
      if (known.has(name)) return;
      const bare = bareName(name);
      known.set(name, bare);
      sawRoman ||= roman.test(bare) && bare !== 'X';
      sawArabic ||= /^\d+$/.test(bare);
      sawNeighbour ||= bare === 'IX' || bare === 'XI';
    },
    keyOf(name) {
      const bare = known.get(name) ?? bareName(name);
      if (mitochondrion.test(bare)) return 'mt';
      const isNumber = naming.areRoman === true && roman.test(bare) && (bare !== 'X' || naming.isTen);
      return isNumber ? String(romanNumber(bare)) : bare.toLowerCase();
    },
    get areRoman() {
      return sawArabic ? false : sawRoman ? true : like?.areRoman;
    },
    get isTen() {
      return sawNeighbour || (!sawRoman && !sawArabic && like?.isTen === true);
    },
  };
  return naming;
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
