import { decompress } from 'fzstd';
import { decompress as decompressLz4 } from 'lz4js';
import { checkLz4Frame } from '../compression/check-lz4-frame.js';
import { zstdLength } from '../compression/zstd-length.js';
import { takeDecompressed } from './decompressed-bytes.js';
import type { Arrow } from './load-arrow.js';

/** Lets Apache Arrow decompress buffers, as pandas and pyarrow write them in Feather files. */
export function registerCodecs({ compressionRegistry, CompressionType }: Arrow): void {
  compressionRegistry.set(CompressionType.ZSTD, {
    decode(bytes) {
      takeDecompressed(zstdLength(bytes));
      // Views on the result are made where it begins, which has to be aligned.
      return decompress(bytes).slice();
    },
  });
  compressionRegistry.set(CompressionType.LZ4_FRAME, {
    decode(bytes) {
      const most = checkLz4Frame(bytes);
      takeDecompressed(most);
      const buffer = decompressLz4(bytes);
      takeDecompressed(buffer.length - most);
      return buffer;
    },
  });
}
