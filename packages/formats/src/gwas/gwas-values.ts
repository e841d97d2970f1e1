import type { ProblemList } from '@snpress/data/errors/problem-list';
import { type Row, rowColumn, rowText } from '../text/each-row.js';
import { parseNumber } from '../text/parse-number.js';
import type { GwasColumns } from './gwas-columns.js';

/** What is wrong with a value of a column. */
const refusals = {
  z: 'not-a-number',
  beta: 'not-a-number',
  se: 'impossible-se',
  or: 'impossible-odds-ratio',
  p: 'impossible-p',
  log10p: 'not-a-number',
  sign: 'impossible-sign',
  frequency: 'not-a-number',
} as const;

const missing = /^(|\.|-|na|nan|null|none|n\/a|inf|-inf|infinity|-infinity|-?1\.#.*)$/i;

/** Parses values of a line; what cannot be is noted as a problem, and undefined. */
export interface GwasValues {
  /** NaN where it is missing. */
  readonly numberOf: (row: Row, role: Exclude<keyof typeof refusals, 'sign'>) => number | undefined;
  /** The effect, or the logarithm of the odds ratio. */
  readonly betaOf: (row: Row) => number | undefined;
  /** ≥ 0. */
  readonly seOf: (row: Row) => number | undefined;
  /** ln p. */
  readonly logPOf: (row: Row) => number | undefined;
  /** 1 or −1. */
  readonly signOf: (row: Row) => number | undefined;
}

/** @param smallestP - what a p of 0 stands for */
export function gwasValues(
  columns: GwasColumns,
  problems: ProblemList,
  smallestP: number | undefined,
): GwasValues {
  const refuse = (
    row: Row,
    role: keyof typeof refusals,
    message: string,
    hint: string,
  ): number | undefined => {
    problems.add({
      code: refusals[role],
      message,
      line: row.line,
      column: rowColumn(row, columns[role]!),
      value: rowText(row, columns[role]!),
      hint,
    });
    return undefined;
  };
  const numberOf: GwasValues['numberOf'] = (row, role) => {
    const at = columns[role];
    if (at === undefined) return NaN;
    const value = parseNumber(row.bytes, row.starts[at]!, row.ends[at]!);
    const text = Number.isNaN(value) ? rowText(row, at) : '';
    if (missing.test(text)) return value;
    const hint = `Write NA where it is not known, or name another column with \`column\` ${role}=TITLE`;
    return refuse(
      row,
      role,
      `This is no number: "${text}" in the column ${columns.titles[role] ?? role}`,
      hint,
    );
  };
  const betaOf: GwasValues['betaOf'] = (row) => {
    if (columns.beta !== undefined) return numberOf(row, 'beta');
    const odds = numberOf(row, 'or');
    const hint =
      'If the column holds logarithms of odds, name it with `column` beta=TITLE and `column` or=none';
    if (odds === undefined) return undefined;
    return odds < 0 ? refuse(row, 'or', `An odds ratio of ${odds} cannot be`, hint) : Math.log(odds);
  };
  return {
    numberOf,
    betaOf,
    seOf(row) {
      const se = numberOf(row, 'se');
      const hint = 'Name the right column with `column` se=TITLE, or mend the file';
      return se !== undefined && se < 0 ? refuse(row, 'se', `A standard error of ${se} cannot be`, hint) : se;
    },
    logPOf(row) {
      if (columns.statistic === 'log10p') return -(numberOf(row, 'log10p') ?? NaN) * Math.LN10;
      const p = numberOf(row, 'p');
      if (p === undefined) return undefined;
      const log = 'If the column holds −log10 p, name it with `column` log10p=TITLE and `column` p=none';
      if (p < 0 || p > 1) return refuse(row, 'p', `A p of ${p} cannot be`, log);
      if (p !== 0) return Math.log(p);
      return smallestP === undefined
        ? refuse(
            row,
            'p',
            'A p of 0 has no z: it is a p below 1e-308 or one that was rounded',
            'Name columns of beta and se, of z or of −log10 p (`column`), or say with `smallestP` what 0 stands for, such as 1e-300',
          )
        : Math.log(smallestP);
    },
    signOf(row) {
      if (columns.direction !== 'sign') {
        const beta = betaOf(row);
        return beta === undefined ? undefined : Math.sign(beta);
      }
      const text = rowText(row, columns.sign!);
      if (text.startsWith('+') || /^1(\.0*)?$/.test(text)) return 1;
      if (/^[-−]/.test(text)) return -1;
      const isUnknown = missing.test(text) || text === '?' || text === '0';
      return isUnknown ? NaN : refuse(row, 'sign', `This is no sign: "${text}"`, 'Write + or −');
    },
  };
}
