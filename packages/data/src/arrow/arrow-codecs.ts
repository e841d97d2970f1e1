import { decompress } from 'fzstd';
import { decompress as decompressLz4 } from 'lz4js';
import { checkLz4Frame } from '../compression/check-lz4-frame.js';
import { zstdLength } from '../compression/zstd-length.js';
import type { Arrow } from './load-arrow.js';

/** Bytes of the largest buffer that is decompressed: a small file may say that it has any number of them. */
const largestBuffer = 2 ** 29;

/** Lets Apache Arrow decompress buffers, as pandas and pyarrow write them in Feather files. */
export function registerCodecs({ compressionRegistry, CompressionType }: Arrow): void {
  compressionRegistry.set(CompressionType.ZSTD, {
    decode(bytes) {
      checkLength(zstdLength(bytes));
      // Views on the result are made where it begins, which has to be aligned.
      return decompress(bytes).slice();
    },
  });
  compressionRegistry.set(CompressionType.LZ4_FRAME, {
    decode(bytes) {
      checkLength(checkLz4Frame(bytes));
      return decompressLz4(bytes);
    },
  });
}

function checkLength(length: number): void {
  if (length <= largestBuffer) return;
  throw new Error(`a buffer has ${length} bytes decompressed, and no more than ${largestBuffer} are read`);
}
