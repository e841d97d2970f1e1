import type { ColumnDecoder, DataReader, PageHeader } from 'hyparquet/src/types.js';
import { decompressPage } from 'hyparquet/src/datapage.js';

/**
 * The content of the page that follows a header, decompressed; in pages of version 2 the levels, which are not compressed,
 * come before it.
 * @param declared bytes that all pages of the chunk have decompressed, as the file says
 * @throws Error where it does not lie within the chunk or cannot be decompressed.
 */
export function unpackPage(
  bytes: Uint8Array<ArrayBuffer>,
  reader: DataReader,
  header: PageHeader,
  { codec, compressors }: ColumnDecoder,
  declared: number,
): Uint8Array {
  const { compressed_page_size: stored, uncompressed_page_size: length } = header;
  const isWithin = stored >= 0 && reader.offset + stored <= bytes.length;
  if (!isWithin || !(length >= 0 && length <= declared)) throw new Error('the size of a page is damaged');
  const page = bytes.subarray(reader.offset, reader.offset + stored);
  reader.offset += stored;
  const v2 = header.type === 'DATA_PAGE_V2' ? header.data_page_header_v2 : undefined;
  if (v2 === undefined) return decompressPage(page, length, codec, compressors);
  const levels = v2.definition_levels_byte_length + v2.repetition_levels_byte_length;
  if (!(levels >= 0 && levels <= stored && levels <= length))
    throw new Error('the size of a page is damaged');
  if (v2.is_compressed === false || codec === 'UNCOMPRESSED') return page;
  const whole = new Uint8Array(length);
  whole.set(page.subarray(0, levels));
  whole.set(decompressPage(page.subarray(levels), length - levels, codec, compressors), levels);
  return whole;
}
