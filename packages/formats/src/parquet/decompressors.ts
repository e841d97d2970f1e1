import { decompress as unzstd } from 'fzstd';
import type { Compressors } from 'hyparquet';
import { decompressBlock } from 'lz4js';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** How the pages of a Parquet file are decompressed; Snappy is hyparquet's own. */
export const decompressors: Compressors = {
  GZIP: (bytes, length) => gunzipSync(bytes, { maxOutputLength: Math.max(1, length) }),
  BROTLI: (bytes, length) => brotliDecompressSync(bytes, { maxOutputLength: Math.max(1, length) }),
  ZSTD: (bytes, length) => (bytes.length === 0 ? bytes : unzstd(bytes, new Uint8Array(length))),
  LZ4_RAW(bytes, length) {
    const page = new Uint8Array(length);
    const end = decompressBlock(bytes, page, 0, bytes.length, 0);
    return end === length ? page : page.subarray(0, Math.min(end, length));
  },
};
