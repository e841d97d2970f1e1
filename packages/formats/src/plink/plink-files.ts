/** The three files of a PLINK 1 data set. */
export interface PlinkFiles {
  readonly bed: string;
  readonly bim: string;
  readonly fam: string;
}

/** The files of a PLINK 1 data set, of which any, or what their names have in common, is given. */
export function plinkFiles(path: string): PlinkFiles {
  const prefix = path.replace(/\.(?:bed|bim|fam)$/, '');
  return { bed: `${prefix}.bed`, bim: `${prefix}.bim`, fam: `${prefix}.fam` };
}
