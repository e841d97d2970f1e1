import { uniqueFileNames } from '@snpress/data/words/unique-file-names';

/** A name as a part of a file name: letters, digits, dot and hyphen; never empty, never starting with a dot. */
function slug(name: string): string {
  const safe = name
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60);
  return safe === '' ? 'unnamed' : safe;
}

/** One file name part per name, in order; names that fall together are told apart by a number. */
export function uniqueSlugs(names: readonly string[]): readonly string[] {
  return uniqueFileNames(names.map(slug));
}
