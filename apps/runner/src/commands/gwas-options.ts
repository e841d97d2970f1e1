import type { GwasColumnNames } from '@snpress/formats';
import type { Argv } from 'yargs';
import { path, repeatable } from './option-kinds.js';

/** `--column`: which column of a GWAS holds what. */
export const columnOption = {
  ...repeatable,
  default: [] as string[],
  describe:
    'Of the GWAS, ROLE=TITLE: which column holds id, chromosome, position, effect, other (alleles), z, beta, se, or, p, log10p, sign, frequency; ROLE=none for none; can be repeated',
};

/** How a GWAS is read and held against models. */
export function gwasOptions<T>(yargs: Argv<T>) {
  return yargs
    .option('gwas', { ...path, describe: 'A table of the summary statistics of a GWAS' })
    .option('column', columnOption)
    .option('liftover', {
      ...path,
      describe: 'A chain file of UCSC, from the build of the GWAS to that of the models',
    })
    .option('smallest-p', {
      type: 'number',
      describe: 'What a p of 0 in the GWAS stands for, such as 1e-300',
    });
}

/** `id=SNP` of `--column`, as columns of a request. @throws RequestError where a role is not known */
export async function givenColumns(given: readonly string[]): Promise<GwasColumnNames> {
  const { gwasRoles } = await import('@snpress/formats/gwas/gwas-role');
  const { RequestError } = await import('@snpress/experiment/request-error');
  return Object.fromEntries(
    given.map((text) => {
      const at = text.indexOf('=');
      const role = text.slice(0, at);
      if (at > 0 && role in gwasRoles) return [role, text.slice(at + 1)];
      throw new RequestError({
        key: 'column',
        message: `"${text}" is not ROLE=TITLE`,
        hint: `roles are ${Object.keys(gwasRoles).join(', ')}`,
      });
    }),
  );
}
