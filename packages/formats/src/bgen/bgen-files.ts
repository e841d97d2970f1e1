import { existsSync } from 'node:fs';

/** The two files of a BGEN data set. */
export interface BgenFiles {
  readonly bgen: string;
  /** Is read only where the BGEN file has no sample ids of its own. */
  readonly sample: string;
}

/** The files of a BGEN data set, of which either, or what their names have in common, is given. */
export function bgenFiles(path: string): BgenFiles {
  const prefix = path.replace(/\.(?:bgen|sample)$/, '');
  const isFile = prefix === path && existsSync(path);
  return { bgen: isFile ? path : `${prefix}.bgen`, sample: `${prefix}.sample` };
}
