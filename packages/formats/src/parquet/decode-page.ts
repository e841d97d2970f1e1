import type { DecodedArray, Encoding } from 'hyparquet';
import { readDataPage, readDataPageV2 } from 'hyparquet/src/datapage.js';
import { readRleBitPackedHybrid } from 'hyparquet/src/encoding.js';
import { getMaxDefinitionLevel, getMaxRepetitionLevel } from 'hyparquet/src/schema.js';
import type { ColumnDecoder, PageHeader } from 'hyparquet/src/types.js';
import { checkRuns } from './check-runs.js';

/** A page before its values are looked up in a dictionary. */
export interface DecodedPage {
  readonly values: DecodedArray;
  readonly definitionLevels: ArrayLike<number>;
  readonly repetitionLevels: ArrayLike<number>;
  readonly entries: number;
  readonly encoding: Encoding;
}

/**
 * Decodes an unpacked data page.
 * @param most entries that it can have
 * @throws Error where it is damaged.
 */
export function decodePage(
  page: Uint8Array,
  header: PageHeader,
  decoder: ColumnDecoder,
  most: number,
): DecodedPage {
  const isV2 = header.type === 'DATA_PAGE_V2';
  const data = isV2 ? header.data_page_header_v2 : header.data_page_header;
  if (data === undefined) throw new Error(`it has a page of type ${header.type}`);
  const { num_values: entries, encoding } = data;
  if (!(entries >= 0 && entries <= most)) throw new Error(`a page has ${entries} values`);
  const present = checkLevels(page, header, decoder, entries, encoding);
  const decoded = isV2
    ? readDataPageV2(page, header, { ...decoder, codec: 'UNCOMPRESSED' })
    : readDataPage(page, data as NonNullable<PageHeader['data_page_header']>, decoder);
  if (decoded.dataPage.length !== present) throw new Error(`a page has ${decoded.dataPage.length} values`);
  return {
    values: decoded.dataPage,
    definitionLevels: present === entries ? [] : (decoded.definitionLevels ?? []),
    repetitionLevels: decoded.repetitionLevels,
    entries,
    encoding,
  };
}

/** Checks the levels and the indices of a page. @returns how many of its entries are values */
function checkLevels(
  page: Uint8Array,
  { data_page_header_v2: v2 }: PageHeader,
  { schemaPath, type }: ColumnDecoder,
  entries: number,
  encoding: Encoding,
): number {
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  let offset = 0;
  const levels = (highest: number, length: number | undefined): number => {
    if (highest === 0) {
      offset += length ?? 0;
      return entries;
    }
    if (length === undefined) {
      length = view.getUint32(offset, true);
      offset += 4;
    }
    const end = offset + length;
    if (end > page.length) throw new Error('the levels of a page are too long');
    const width = 32 - Math.clz32(highest);
    checkRuns(view, offset, end, width, entries);
    const numbers = new Uint8Array(entries);
    readRleBitPackedHybrid({ view, offset }, width, numbers, length);
    offset = end;
    return numbers.reduce((count, level) => count + Number(level === highest), 0);
  };
  levels(getMaxRepetitionLevel(schemaPath), v2?.repetition_levels_byte_length);
  const present = levels(getMaxDefinitionLevel(schemaPath), v2?.definition_levels_byte_length);
  if (v2 !== undefined && v2.num_nulls !== entries - present) throw new Error('a page miscounts its nulls');
  if (encoding.endsWith('_DICTIONARY') && present > 0) {
    const width = view.getUint8(offset);
    if (width > 32) throw new Error(`a page has indices of ${width} bits`);
    if (width > 0 || v2 !== undefined) checkRuns(view, offset + 1, page.length, width, present);
  } else if (encoding === 'RLE' && type !== 'BOOLEAN')
    throw new Error('it has run lengths that are no booleans');
  return present;
}
