import { Decompress } from 'fzstd';
import { checkInflation } from '@snpress/data/limits/inflation';
import { DataError } from '@snpress/data/errors/data-error';

const magic = 0x28b52ffd;
/** So many bytes are decompressed at once: a block of four of them may become 128 kB. */
const pieceLength = 4096;

/**
 * The decompressed chunks of a file that begins as Zstandard does, and the chunks themselves of any other.
 * @throws DataError where the Zstandard data are damaged or cut short.
 */
export async function* unzstd(
  chunks: AsyncIterable<Buffer>,
  path: string,
): AsyncGenerator<Buffer, void, undefined> {
  let decompress: Decompress | undefined;
  let first = true;
  let decompressed: Buffer[] = [];
  let taken = 0;
  let length = 0;
  for await (const chunk of chunks) {
    if (first && chunk.length >= 4 && chunk.readUInt32BE() === magic) {
      decompress = new Decompress((bytes) => {
        decompressed.push(Buffer.from(bytes));
      });
    }
    first = false;
    if (decompress === undefined) {
      yield chunk;
      continue;
    }
    for (let from = 0; from < chunk.length; from += pieceLength) {
      const piece = chunk.subarray(from, from + pieceLength);
      push(decompress, piece, false, path, taken);
      taken += piece.length;
      for (const bytes of decompressed) length += bytes.length;
      if (length > taken) checkInflation(length, taken, path);
      yield* decompressed;
      decompressed = [];
    }
  }
  if (decompress !== undefined) push(decompress, Buffer.alloc(0), true, path, taken);
  yield* decompressed;
}

function push(decompress: Decompress, chunk: Buffer, isLast: boolean, file: string, at: number): void {
  try {
    decompress.push(chunk, isLast);
  } catch (cause) {
    throw new DataError(
      {
        message: `The Zstandard data are damaged or end too early, at or after byte ${at}`,
        file,
        hint: 'Copy or download the file again',
      },
      { cause },
    );
  }
}
