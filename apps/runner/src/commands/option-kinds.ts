/** An option that can be given several times, with a text each. */
export const repeatable = { type: 'string', array: true, nargs: 1 } as const;

/** A path: shells complete it, with files. */
export const path = { type: 'string', normalize: true } as const;

/** Paths: as many words as there are up to the next option, or the option several times. */
export const paths = { ...path, array: true } as const;

/** A text in a file that stands for a missing value. */
export const missing = {
  ...repeatable,
  describe: 'A text that stands for a missing value; can be repeated',
} as const;
