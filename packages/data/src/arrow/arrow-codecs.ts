import { decompress } from 'fzstd';
import { decompress as decompressLz4 } from 'lz4js';
import { checkLz4Frame } from '../compression/check-lz4-frame.js';
import type { Arrow } from './load-arrow.js';

/** Lets Apache Arrow decompress buffers, as pandas and pyarrow write them in Feather files. */
export function registerCodecs({ compressionRegistry, CompressionType }: Arrow): void {
  // Views on the result are made where it begins, which has to be aligned.
  compressionRegistry.set(CompressionType.ZSTD, { decode: (bytes) => decompress(bytes).slice() });
  compressionRegistry.set(CompressionType.LZ4_FRAME, {
    decode(bytes) {
      checkLz4Frame(bytes);
      return decompressLz4(bytes);
    },
  });
}
