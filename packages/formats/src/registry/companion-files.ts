import { allFormats } from './formats.js';

/**
 * The other files that belong to a genotype or expression file, by its name and what it names: those of a `.bed` file are its
 * `.bim` and `.fam`, those of an R/qtl2 control file are all that it names.
 */
export function companionFiles(path: string): readonly string[] {
  const files = allFormats.flatMap((format) => format.files?.(path) ?? []);
  return [...new Set(files)].filter((file) => file !== path);
}
