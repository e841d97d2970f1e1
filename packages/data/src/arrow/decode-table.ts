import type { Table } from 'apache-arrow';
import { DataError } from '../errors/data-error.js';
import { checkInflation, mostInflated } from '../limits/inflation.js';
import { allowDecompressed, TooLarge } from './decompressed-bytes.js';
import { beginsWith } from '../bytes/begins-with.js';
import { rangesOf } from './byte-ranges.js';
import { checkColumns } from './check-columns.js';
import { checkIpc } from './check-ipc.js';
import { checkStream } from './check-stream.js';
import { isArrow, isArrowFile } from './is-arrow.js';
import { loadArrow } from './load-arrow.js';

const endOfFile = 'ARROW1';
const endOfStream = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0);

/**
 * Decodes an Arrow IPC file or stream; its columns are views on `bytes`, unless its buffers are compressed (LZ4, Zstandard).
 * @throws DataError where `bytes` are something else, damaged or cut short.
 */
export async function decodeTable(bytes: Uint8Array, file?: string): Promise<Table> {
  if (!isArrow(bytes)) {
    throw new DataError({
      code: 'not-an-arrow-file',
      message: 'This is not an Arrow IPC file: it does not begin with ARROW1',
      file,
      hint: 'Leave `format` out to have the format recognised, or name the right one',
    });
  }
  const arrow = await loadArrow();
  const isFile = isArrowFile(bytes);
  const end = isFile ? endOfFile : endOfStream;
  if (!beginsWith(bytes.subarray(-end.length), end)) {
    throw new DataError({
      message: isFile
        ? `This Arrow IPC file is cut short: its ${bytes.length} bytes do not end with ARROW1`
        : `This Arrow IPC stream is cut short: its ${bytes.length} bytes do not end with the mark of its end`,
      file,
      hint: 'Copy or write it again',
    });
  }
  const { footer, batches } = isFile ? placesIn(bytes, file) : checkStream(bytes, file);
  let table: Table;
  try {
    allowDecompressed(mostInflated(bytes.length));
    table = arrow.tableFromIPC(bytes);
  } catch (error) {
    if (error instanceof TooLarge) checkInflation(Infinity, bytes.length, file);
    const reason = error instanceof Error ? error.message : String(error);
    throw new DataError(
      {
        message: `This Arrow IPC file cannot be decoded as its ${isFile ? 'footer says, at byte' : 'messages say, up to byte'} ${footer} (${reason})`,
        file,
        hint: 'Copy or write it again',
      },
      { cause: error },
    );
  }
  checkColumns(arrow, table, batches, file);
  return table;
}

function placesIn(bytes: Uint8Array, file: string | undefined): ReturnType<typeof checkStream> {
  const { footer, batches } = checkIpc(rangesOf(bytes, file));
  return { footer, batches: batches.map(({ at }) => at) };
}
