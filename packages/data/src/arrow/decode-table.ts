import type { Table } from 'apache-arrow';
import { DataError } from '../errors/data-error.js';
import { checkColumns } from './check-columns.js';
import { checkIpc } from './check-ipc.js';
import { loadArrow } from './load-arrow.js';

const magic = Buffer.from('ARROW1');

/** Whether bytes begin as an Arrow IPC file does. */
export function isArrowFile(bytes: Uint8Array): boolean {
  return magic.equals(bytes.subarray(0, magic.length));
}

/**
 * Decodes an Arrow IPC file; its columns are views on `bytes`.
 * @throws DataError where `bytes` are something else, cut short, or compressed.
 */
export async function decodeTable(bytes: Uint8Array, file?: string): Promise<Table> {
  if (!isArrowFile(bytes)) {
    throw new DataError({
      message: 'This is not an Arrow IPC file: it does not begin with ARROW1',
      file,
      hint: 'Leave `format` out to have the format recognised, or name the right one',
    });
  }
  const arrow = await loadArrow();
  if (!magic.equals(bytes.subarray(-magic.length))) {
    throw new DataError({
      message: `This Arrow IPC file is cut short: its ${bytes.length} bytes do not end with ARROW1`,
      file,
      hint: 'Copy or write it again',
    });
  }
  const { footer, batches } = checkIpc(bytes, file);
  let table: Table;
  try {
    table = arrow.tableFromIPC(bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DataError(
      reason.includes('codec')
        ? {
            message: 'The buffers of this Arrow IPC file are compressed',
            file,
            hint: 'Write it without compression (pyarrow: `IpcWriteOptions(compression=None)`, or Feather\'s `compression="uncompressed"`)',
          }
        : {
            message: `This Arrow IPC file cannot be decoded as its footer says, at byte ${footer} (${reason})`,
            file,
            hint: 'Copy or write it again',
          },
      { cause: error },
    );
  }
  checkColumns(arrow, table, batches, file);
  return table;
}
