import { existsSync } from 'node:fs';

/** The three files of a PLINK 2 data set. */
export interface PgenFiles {
  readonly pgen: string;
  /** Plain, or `.pvar.zst` where only that exists. */
  readonly pvar: string;
  readonly psam: string;
}

/** The files of a PLINK 2 data set, of which any, or what their names have in common, is given. */
export function pgenFiles(path: string): PgenFiles {
  const prefix = path.replace(/\.(?:pgen|pvar|pvar\.zst|psam)$/, '');
  const plain = `${prefix}.pvar`;
  const compressed = `${plain}.zst`;
  return {
    pgen: `${prefix}.pgen`,
    pvar: !existsSync(plain) && existsSync(compressed) ? compressed : plain,
    psam: `${prefix}.psam`,
  };
}

/** The files of a PLINK 2 data set that is written. */
export function writtenPgenFiles(path: string): PgenFiles {
  const prefix = path.replace(/\.(?:pgen|pvar|psam)$/, '');
  return { pgen: `${prefix}.pgen`, pvar: `${prefix}.pvar`, psam: `${prefix}.psam` };
}
