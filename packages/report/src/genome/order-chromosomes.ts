const roman: { readonly [digit: string]: number } = { i: 1, v: 5, x: 10, l: 50, c: 100 };

function romanNumeral(text: string): number {
  if (!/^[ivxlc]+$/.test(text)) return NaN;
  return Array.from(text).reduce((sum, digit, i) => {
    const [value, next] = [roman[digit]!, roman[text[i + 1] ?? ''] ?? 0];
    return sum + (value < next ? -value : value);
  }, 0);
}

const special: readonly (readonly string[])[] = [['x'], ['y'], ['z'], ['w'], ['xy'], ['m', 'mt', 'mito']];

/** A chromosome's name without its `chr`. */
export function bareChromosome(name: string): string {
  return name.replace(/^chr(omosome)?[ _.-]?(?=.)/i, '');
}

/**
 * Chromosomes as a genome lists them: numbers first (1, 2, …, 10), X, Y and the mitochondrion after them, all others by
 * name at the end. Roman numerals count as numbers when no chromosome has an arabic one, so that X is ten in yeast and
 * a sex chromosome in mice.
 */
export function orderChromosomes(names: readonly string[]): readonly string[] {
  const bare = (name: string): string => bareChromosome(name).toLowerCase();
  const isRoman =
    !names.some((name) => /^\d/.test(bare(name))) &&
    names.some((name) => ['i', 'ii', 'iii'].includes(bare(name)));
  const rank = (name: string): readonly [group: number, number: number] => {
    const text = bare(name);
    const number = isRoman ? romanNumeral(text) : /^\d/.test(text) ? Number.parseInt(text, 10) : NaN;
    if (!Number.isNaN(number)) return [0, number];
    const at = special.findIndex((texts) => texts.includes(text));
    return at < 0 ? [2, 0] : [1, at];
  };
  return [...names].sort((a, b) => {
    const [[groupA, numberA], [groupB, numberB]] = [rank(a), rank(b)];
    return groupA - groupB || numberA - numberB || (a < b ? -1 : a > b ? 1 : 0);
  });
}
