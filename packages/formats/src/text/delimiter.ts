/** What separates the fields of a line; `space` is any run of spaces and tabs. */
export const delimiters = ['tab', 'comma', 'semicolon', 'space'] as const;

/** A name in `delimiters`. */
export type Delimiter = (typeof delimiters)[number];

/** The byte that is meant. */
export const delimiterBytes: { readonly [name in Delimiter]: number } = {
  tab: 0x09,
  comma: 0x2c,
  semicolon: 0x3b,
  space: 0x20,
};
