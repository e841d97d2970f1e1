const romanValues: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };
const roman = /^[IVX]+$/;
/** What else the names of PLINK 1 and of others for the chromosomes of mammals may mean, the likeliest first. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  '23': ['x'],
  '24': ['y'],
  '25': ['xy', 'x'],
  '26': ['mt'],
  x: ['23'],
  y: ['24'],
  xy: ['25', 'x', '23'],
  mt: ['26'],
};
const mitochondrion = /^(M|MT|MITO|MITOCHONDRION|MITOCHONDRIAL)$/;

/** How a file names its chromosomes, learned from its names. */
export interface ChromosomeNaming {
  /** Takes note of a name. */
  learn(name: string): void;
  /** The key of a name, by the names that were learned so far. */
  keyOf(name: string): string;
  /** Whether a name of this key was learned. */
  knows(key: string): boolean;
  /** Whether numbers are Roman; `undefined` where no name tells. */
  readonly areRoman: boolean | undefined;
  /** Whether `X` is ten where numbers are Roman. */
  readonly isTen: boolean;
}

/**
 * The naming of a file that is read piece by piece; `chromosomeKeys` has the rules. What the file's own names do not
 * tell (a file of the chromosome `X` alone) is as in `like`; where `like` has no `23` but an `X`, PLINK's 23 is X, and the other
 * way round.
 */
export function createChromosomeNaming(like?: ChromosomeNaming): ChromosomeNaming {
  const known = new Map<string, string>();
  let sawRoman = false;
  let sawArabic = false;
  let sawNeighbour = false;
  let keys: ReadonlySet<string> | undefined;
  const ownKey = (bare: string): string => {
    if (mitochondrion.test(bare)) return 'mt';
    const isNumber = naming.areRoman === true && roman.test(bare) && (bare !== 'X' || naming.isTen);
    return isNumber ? String(romanNumber(bare)) : bare.toLowerCase();
  };
  const naming: ChromosomeNaming = {
    learn(name) {
      if (known.has(name)) return;
      const bare = bareName(name);
      known.set(name, bare);
      keys = undefined;
      sawRoman ||= roman.test(bare) && bare !== 'X';
      sawArabic ||= /^\d+$/.test(bare);
      sawNeighbour ||= bare === 'IX' || bare === 'XI';
    },
    keyOf(name) {
      const key = ownKey(known.get(name) ?? bareName(name));
      if (like === undefined || like.knows(key)) return key;
      return synonyms[key]?.find((synonym) => like.knows(synonym) && !naming.knows(synonym)) ?? key;
    },
    knows(key) {
      keys ??= new Set([...known.values()].map(ownKey));
      return keys.has(key);
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
