/** Where in the spec something stands: `['models', 'lasso', 'grid', 'alpha', 2]`. */
export type SpecPath = readonly (string | number)[];

/** One thing that is wrong with a spec, in words, with where and what to do. */
export interface Problem {
  readonly path: SpecPath;
  readonly message: string;
  /** What to do: a suggestion, the values that are allowed. */
  readonly hint?: string | undefined;
  /** Points at the key itself instead of its value. */
  readonly atKey?: boolean;
}

/** What is wrong with a spec, as it is found. */
export class Problems {
  readonly all: Problem[] = [];

  add(path: SpecPath, message: string, hint?: string): void {
    this.all.push({ path, message, hint });
  }

  /** A problem of the key itself, not of its value. */
  addKey(path: SpecPath, message: string, hint?: string): void {
    this.all.push({ path, message, hint, atKey: true });
  }
}

/** A path in the words of the spec: `models.lasso.grid.alpha[2]`. */
export function describePath(path: SpecPath): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`))
    .join('');
}
