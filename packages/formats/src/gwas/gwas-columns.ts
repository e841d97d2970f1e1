import { DataError } from '@snpress/data/errors/data-error';
import type { DataProblem } from '@snpress/data';
import { gwasNames, type GwasRole, gwasRoles } from './gwas-role.js';

/** Which column to take for what: its title, or `none` for none at all. What is not named is recognised by its title. */
export type GwasColumnNames = { readonly [role in GwasRole]?: string | undefined };

/** Where z comes from. */
type StatisticSource = 'z' | 'beta-se' | 'or-se' | 'log10p' | 'p';

/** Which columns of a table are taken, as indices. */
export interface GwasColumns extends Readonly<
  Partial<Record<Exclude<GwasRole, 'other' | 'effect'>, number>>
> {
  readonly effect: number;
  /** Where there are several, the other allele is the first that is not the effect allele. */
  readonly other: readonly number[];
  readonly statistic: StatisticSource;
  /** Of a p, where the sign is. */
  readonly direction: 'beta' | 'or' | 'sign' | undefined;
  /** Role → title, of the columns that are used. */
  readonly titles: Readonly<Partial<Record<GwasRole, string>>>;
}

/**
 * Finds the columns of a table of summary statistics by their titles.
 * @throws DataError that says which are missing, and how to name them
 */
export function gwasColumns(
  file: string,
  line: number,
  header: readonly string[],
  named: GwasColumnNames = {},
): GwasColumns {
  const titles = header.map((title, column) => (column === 0 ? title.replace(/^#+/, '') : title));
  const problems: DataProblem[] = [];
  const place = { file, line };
  const found = new Map<GwasRole, number>();
  const plain = titles.map(plainTitle);
  for (const role of Object.keys(gwasRoles) as GwasRole[]) {
    const own = named[role];
    if (own === 'none') continue;
    const at = own === undefined ? likeliest(role, plain) : indexOfTitle(own, titles, plain);
    if (at >= 0) found.set(role, at);
    else if (own !== undefined)
      problems.push({
        ...place,
        code: 'no-column',
        message: `There is no column "${own}"; there are ${titles.join(', ')}`,
        hint: `Name one of them with \`column\` ${role}=TITLE`,
      });
  }
  const other = otherAllele(found, plain, named);
  const missing: GwasRole[] = [
    ...(found.has('id') || (found.has('chromosome') && found.has('position')) ? [] : (['id'] as const)),
    ...(found.has('effect') ? [] : (['effect'] as const)),
    ...(other.length > 0 ? [] : (['other'] as const)),
  ];
  for (const role of missing)
    problems.push({
      ...place,
      code: 'missing-column',
      message: `No column is known to hold ${gwasRoles[role].split(';')[0]!}; there are ${titles.join(', ')}`,
      hint: `Name it with \`column\` ${role}=TITLE`,
    });
  const statistic = statisticOf(found, named);
  if (statistic === undefined)
    problems.push({
      ...place,
      code: 'missing-column',
      message: `No columns give a z: neither z, nor beta and se, nor or and se, nor p with beta, or or sign; there are ${titles.join(', ')}`,
      hint: 'Name them, such as with `column` beta=TITLE and `column` se=TITLE',
    });
  if (problems.length > 0) throw new DataError(problems);
  const direction = (['beta', 'or', 'sign'] as const).find((role) => found.has(role));
  return {
    ...(Object.fromEntries(found) as Partial<Record<GwasRole, number>>),
    effect: found.get('effect')!,
    other,
    statistic: statistic!,
    direction,
    titles: Object.fromEntries([...found].map(([role, at]) => [role, titles[at]!])),
  };
}

/** A title in lower case, with `_` for what is no letter and no digit. */
function plainTitle(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}

function likeliest(role: GwasRole, plain: readonly string[]): number {
  // SAIGE counts its second allele, and says so by the name of the frequency.
  if (role === 'effect' && plain.includes('af_allele2')) return plain.indexOf('allele2');
  if (role === 'other' && plain.includes('af_allele2')) return plain.indexOf('allele1');
  for (const name of gwasNames[role]) {
    const at = plain.indexOf(name);
    if (at >= 0) return at;
  }
  return -1;
}

function indexOfTitle(own: string, titles: readonly string[], plain: readonly string[]): number {
  const exact = titles.indexOf(own);
  return exact >= 0 ? exact : plain.indexOf(plainTitle(own));
}

/** PLINK 2 has REF, ALT and A1, which is one of them. */
function otherAllele(
  found: ReadonlyMap<GwasRole, number>,
  plain: readonly string[],
  named: GwasColumnNames,
): readonly number[] {
  const at = found.get('other');
  if (at === undefined) return [];
  const isAmong = plain[found.get('effect') ?? -1] === 'a1' && plain[at] === 'ref' && plain.includes('alt');
  return named.other === undefined && isAmong ? [at, plain.indexOf('alt')] : [at];
}

function statisticOf(
  found: ReadonlyMap<GwasRole, number>,
  named: GwasColumnNames,
): StatisticSource | undefined {
  const has = (role: GwasRole): boolean => found.has(role);
  const hasDirection = has('beta') || has('or') || has('sign');
  if (has('z')) return 'z';
  // Where somebody names p and no se, that is what they want.
  const wantsP = named.p !== undefined && named.p !== 'none' && named.se === undefined && hasDirection;
  if (has('se') && !wantsP) {
    if (has('beta')) return 'beta-se';
    if (has('or')) return 'or-se';
  }
  if (!hasDirection) return undefined;
  return has('log10p') ? 'log10p' : has('p') ? 'p' : undefined;
}
