import { existsSync } from 'node:fs';

/** The three files of a PLINK 2 data set. */
export interface PgenFiles {
  readonly pgen: string;
  /** Plain; `.pvar.zst` or `.bim` where only that exists. */
  readonly pvar: string;
  /** `.fam` where only that exists. */
  readonly psam: string;
}

/** The files of a PLINK 2 data set, of which any, or what their names have in common, is given. */
export function pgenFiles(path: string): PgenFiles {
  const prefix = path.replace(/\.(?:pgen|pvar|pvar\.zst|psam)$/, '');
  const existing = (...endings: readonly string[]): string => {
    const found = endings.find((ending) => existsSync(prefix + ending));
    return prefix + (found ?? endings[0]!);
  };
  return {
    pgen: `${prefix}.pgen`,
    pvar: existing('.pvar', '.pvar.zst', '.bim'),
    psam: existing('.psam', '.fam'),
  };
}

/** The files of a PLINK 2 data set that is written. */
export function writtenPgenFiles(path: string): PgenFiles {
  const prefix = path.replace(/\.(?:pgen|pvar|psam)$/, '');
  return { pgen: `${prefix}.pgen`, pvar: `${prefix}.pvar`, psam: `${prefix}.psam` };
}
