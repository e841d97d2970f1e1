import { ipcParts } from './ipc-parts.js';
import { checkMessage } from './check-message.js';
import { blockLength, footerTable } from './ipc-tables.js';

/** The length of the footer, then ARROW1. */
const trailer = 10;
const firstMessage = 8;
const continuation = 0xffffffff;
/** Fields of the footer; the last two are the kinds of messages as well. */
const [schema, dictionary, recordBatch] = [1, 2, 3] as const;

/** Where the parts of an Arrow IPC file begin. */
export interface IpcPlaces {
  readonly footer: number;
  /** Of each batch of rows. */
  readonly batches: readonly number[];
}

/**
 * Checks that everything an Arrow IPC file says of its structure lies within it, before a library believes it: the
 * footer, and the head and the body of each batch.
 * @throws DataError that names the byte at which the file is damaged.
 */
export function checkIpc(bytes: Uint8Array, file: string | undefined): IpcPlaces {
  const parts = ipcParts(bytes, file);
  const { view, damaged, table } = parts;

  const checkBlock = (block: number, kind: typeof dictionary | typeof recordBatch): number => {
    const offset = Number(view.getBigInt64(block, true));
    if (!(offset >= firstMessage && offset + 8 <= bytes.length)) throw damaged(block);
    // Files of old have no mark before the length.
    const prefix = view.getUint32(offset, true) === continuation ? 8 : 4;
    const start = offset + prefix;
    const end = start + view.getInt32(start - 4, true);
    const { message } = checkMessage(parts, start, end, kind);
    const headerKind = message.at(1);
    if (
      headerKind === undefined ||
      message.part.getUint8(headerKind) !== kind ||
      message.at(2) === undefined
    ) {
      throw damaged(start);
    }
    return offset;
  };

  const end = bytes.length - trailer;
  if (end < firstMessage) throw damaged(bytes.length);
  const start = end - view.getInt32(end, true);
  if (!(start >= firstMessage && start <= end)) throw damaged(end);
  const footer = table(start, end, footerTable);
  if (footer.at(schema) === undefined) throw damaged(start);
  const blocks = (field: typeof dictionary | typeof recordBatch): number[] => {
    const list = footer.at(field);
    const length = list === undefined ? 0 : footer.part.getUint32(list, true);
    return Array.from({ length }, (_, index) => checkBlock(start + list! + 4 + blockLength * index, field));
  };
  blocks(dictionary);
  return { footer: start, batches: blocks(recordBatch) };
}
