/** A code block of a page. */
export interface Fence {
  readonly language: string;
  /** Stands where a block is not run: it wants files of the reader or another program. */
  readonly isExample: boolean;
  readonly code: string;
}

/** The code blocks of a page, in order. */
export function fencesOf(text: string): readonly Fence[] {
  return [...text.matchAll(/^( *)```(\w*)( example)?\n([^]*?)^\1```$/gm)].map(
    ([, indent, language, example, code]) => ({
      language: language!,
      isExample: example !== undefined,
      code: code!.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  );
}
