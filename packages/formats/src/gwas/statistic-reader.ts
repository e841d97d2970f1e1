import type { ProblemList } from '@snpress/data/errors/problem-list';
import { type Row, rowText } from '../text/each-row.js';
import type { GwasColumns } from './gwas-columns.js';
import type { GwasStatistic } from './gwas-line.js';
import { gwasValues } from './gwas-values.js';

/**
 * Reads the alleles and the statistic of a line: `missing` where a value is, undefined where it is a problem, which is noted.
 * @param smallestP - what a p of 0 stands for
 */
export function statisticReader(
  columns: GwasColumns,
  problems: ProblemList,
  smallestP: number | undefined,
): (row: Row) => GwasStatistic | 'missing' | undefined {
  const { statistic, direction } = columns;
  const values = gwasValues(columns, problems, smallestP);
  const line: GwasStatistic = {
    ...{ effect: '', other: '', z: NaN, logP: NaN, sign: NaN, beta: NaN, frequency: NaN },
  };
  const readZ = (row: Row): number | undefined => {
    if (statistic === 'z') return values.numberOf(row, 'z');
    const se = values.seOf(row);
    return se === undefined ? undefined : se === 0 ? NaN : line.beta / se;
  };
  return (row) => {
    line.effect = rowText(row, columns.effect).toUpperCase();
    for (const at of columns.other) {
      line.other = rowText(row, at).toUpperCase();
      if (line.other !== line.effect) break;
    }
    const beta = direction === 'sign' || direction === undefined ? NaN : values.betaOf(row);
    const frequency = values.numberOf(row, 'frequency');
    if (beta === undefined || frequency === undefined) return undefined;
    line.beta = beta;
    line.frequency = frequency;
    if (statistic !== 'p' && statistic !== 'log10p') {
      const z = readZ(row);
      if (z === undefined) return undefined;
      line.z = z;
      return Number.isFinite(z) ? line : 'missing';
    }
    const [logP, sign] = [values.logPOf(row), values.signOf(row)];
    if (logP === undefined || sign === undefined) return undefined;
    line.logP = logP;
    line.sign = sign;
    return Number.isNaN(logP) || Number.isNaN(sign) ? 'missing' : line;
  };
}
