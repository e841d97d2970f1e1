/** The lengths, in bases, of the sixteen nuclear chromosomes of Saccharomyces cerevisiae S288C (R64), I to XVI. */
export const yeastChromosomes: readonly number[] = [
  230218, 813184, 316620, 1531933, 576874, 270161, 1090940, 562643, 439888, 745751, 666816, 1078177, 924431,
  784333, 1091291, 948066,
];
