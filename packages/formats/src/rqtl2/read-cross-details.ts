import type { Cross } from '@snpress/data';
import { readTextTable, type TextTable } from '../tables/read-text-table.js';
import type { Control, SampleCodes } from './control.js';
import type { CrossFiles } from './cross-files.js';

/**
 * Reads what a control file says of a cross beside its calls: the X, the sex and the direction of samples, the genetic map. A sample of which one
 * is not known leaves it unsaid of all.
 * @throws DataError where a table that is named cannot be read
 */
export async function readCrossDetails(
  files: CrossFiles,
  control: Control,
  samples: readonly string[],
): Promise<Cross> {
  const { crossName: type, xChromosomes, sex, crossInfo, gmap, gmapTransposed } = control;
  const table = (name: string): Promise<TextTable> => {
    const { file, chunks } = files.named(name);
    return readTextTable(file, { chunks: chunks(), comment: control.comment });
  };
  const bySample = async (source: SampleCodes): Promise<ReadonlyMap<string, string>> => {
    const texts = new Map<string, string>();
    for (const name of source.column === undefined ? source.files : control.covar) {
      const { header, rows } = await table(name);
      const at = source.column === undefined ? 1 : header.indexOf(source.column);
      if (at > 0) for (const { fields } of rows) texts.set(fields[0]!, fields[at] ?? '');
    }
    return texts;
  };
  const all = <T>(values: readonly (T | undefined)[]): readonly T[] | undefined =>
    values.every((value) => value !== undefined) ? values : undefined;
  const sexes = await bySample(sex);
  const directions = await bySample(crossInfo);
  const geneticMap = new Map<string, readonly [string, string]>();
  for (const name of gmapTransposed ? [] : gmap) {
    for (const { fields } of (await table(name)).rows) {
      const [marker = '', chromosome = '', position = ''] = fields;
      if (position !== '' && Number.isFinite(Number(position)))
        geneticMap.set(marker, [chromosome, position]);
    }
  }
  return {
    type,
    xChromosomes,
    isFemale: all(
      samples.map((id) => {
        const code = sexes.get(id) ?? '';
        const meant = sex.codes.get(code) ?? code;
        return /^f/i.test(meant) ? true : /^m/i.test(meant) ? false : undefined;
      }),
    ),
    direction: all(
      samples.map((id) => {
        const code = directions.get(id) ?? '';
        const number = Number(crossInfo.codes.get(code) ?? (code === '' ? NaN : code));
        return Number.isInteger(number) ? number : undefined;
      }),
    ),
    geneticMap: geneticMap.size === 0 ? undefined : geneticMap,
  };
}
