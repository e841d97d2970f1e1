import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import { pathInside } from '../files/path-inside.js';
import { controlSchema } from './control-schema.js';
import { isControl } from './is-control.js';

const sections = [
  'geno',
  'pheno',
  'gmap',
  'pmap',
  'covar',
  'phenocovar',
  'founder_geno',
  'sex',
  'cross_info',
] as const;

/** A control file has a few hundred bytes. */
const most = 1 << 20;

/** The files that an R/qtl2 control file names; none where a file is no such file, or an archive with all of them. */
export function namedFiles(path: string): readonly string[] {
  const fields = readFields(path);
  if (fields === undefined) return [];
  const names = new Set(
    sections.flatMap((section) => {
      const named = fields[section];
      return 'files' in named ? named.files : named;
    }),
  );
  return [...names].flatMap((name) => fileOf(path, name) ?? []);
}

/** Undefined for a name that leads elsewhere, which whoever reads the file refuses. */
function fileOf(path: string, name: string): string | undefined {
  try {
    return pathInside(dirname(path), name);
  } catch {
    return undefined;
  }
}

function readFields(path: string): z.output<typeof controlSchema> | undefined {
  try {
    if (statSync(path).size > most) return undefined;
    const content = readFileSync(path);
    return isControl(content) ? controlSchema.safeParse(parse(content.toString('utf8'))).data : undefined;
  } catch {
    // Whoever reads it will say what is wrong with it.
    return undefined;
  }
}

/** The files of a cross that is written, by the path of its control file. */
export function writtenCrossFiles(path: string): {
  readonly geno: string;
  readonly pmap: string;
  readonly gmap: string;
  readonly covar: string;
  readonly control: string;
} {
  const prefix = path.replace(/\.(?:ya?ml|json)$/, '');
  return {
    geno: `${prefix}_geno.csv`,
    pmap: `${prefix}_pmap.csv`,
    gmap: `${prefix}_gmap.csv`,
    covar: `${prefix}_covar.csv`,
    control: path,
  };
}
