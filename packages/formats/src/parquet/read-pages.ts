import type { ColumnMetaData, DecodedArray, SchemaTree } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { convert, convertWithDictionary, DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { readPlain } from 'hyparquet/src/plain.js';
import { getMaxDefinitionLevel } from 'hyparquet/src/schema.js';
import { decodePage, type DecodedPage } from './decode-page.js';
import { decompressors } from './decompressors.js';
import { unpackPage } from './unpack-page.js';

/** Entries of a column chunk. */
export interface ColumnPage {
  /** The values that are there, without those that are missing. */
  readonly values: DecodedArray;
  /** How much of an entry is there, `present` where all is; empty where that is so of all. */
  readonly definitionLevels: ArrayLike<number>;
  readonly present: number;
  /** Where an entry goes on with the list of the one before; empty for columns without lists. */
  readonly repetitionLevels: ArrayLike<number>;
  readonly entries: number;
}

/**
 * Visits the pages of a column chunk, one after another: hyparquet's decoders on pages that were checked first, since a
 * flipped bit in a length would have them fill memory.
 * @param entries how many entries the chunk has
 * @throws Error where the chunk is damaged.
 */
export function readPages(
  bytes: Uint8Array<ArrayBuffer>,
  chunk: ColumnMetaData,
  path: readonly SchemaTree[],
  entries: number,
  visit: (page: ColumnPage, firstEntry: number) => void,
): void {
  const schemaPath = [...path];
  const { element } = schemaPath.at(-1)!;
  const decoder = {
    ...{ pathInSchema: chunk.path_in_schema, type: chunk.type, element, schemaPath },
    ...{ codec: chunk.codec, compressors: decompressors, parsers: DEFAULT_PARSERS },
  };
  const present = getMaxDefinitionLevel(schemaPath);
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
  let dictionary: DecodedArray | undefined;
  for (let seen = 0; seen < entries;) {
    if (reader.offset >= bytes.length) throw new Error(`it has ${seen} values, not ${entries}`);
    const header = parquetHeader(reader);
    const page = unpackPage(bytes, reader, header, decoder, Number(chunk.total_uncompressed_size));
    if (header.type === 'DICTIONARY_PAGE') {
      const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
      const count = header.dictionary_page_header?.num_values ?? -1;
      if (count < 0 || count > page.length * 8) throw new Error('its dictionary is damaged');
      dictionary = convert(readPlain({ view, offset: 0 }, chunk.type, count, element.type_length), decoder);
      continue;
    }
    const decoded: DecodedPage = decodePage(page, header, decoder, entries - seen);
    const values = convertWithDictionary(decoded.values, dictionary, decoded.encoding, decoder);
    visit({ ...decoded, values, present }, seen);
    seen += decoded.entries;
  }
}
