import { readRange, type ByteRanges } from './byte-ranges.js';
import { ipcParts, type IpcParts } from './ipc-parts.js';
import { checkMessage } from './check-message.js';
import { blockLength, footerTable } from './ipc-tables.js';

/** The length of the footer, then ARROW1. */
const trailer = 10;
const firstMessage = 8;
const continuation = 0xffffffff;
/** Fields of the footer; the last two are the kinds of messages as well. */
const [schema, dictionary, recordBatch] = [1, 2, 3] as const;

/** A message of an Arrow IPC file. */
export interface IpcMessage {
  /** Where it begins. */
  readonly at: number;
  /** The flatbuffer that says what is in its body. */
  readonly head: Uint8Array;
  /** Where its body begins. */
  readonly body: number;
}

/** Where the parts of an Arrow IPC file begin. */
export interface IpcPlaces {
  readonly footer: number;
  readonly dictionaries: readonly IpcMessage[];
  /** Of rows. */
  readonly batches: readonly IpcMessage[];
}

/**
 * Checks that everything an Arrow IPC file says of its structure lies within it, before a library believes it: the
 * footer, and the head and the body of each batch. The bodies themselves are not read.
 * @throws DataError that names the byte at which the file is damaged.
 */
export function checkIpc(file: ByteRanges): IpcPlaces {
  const { size, name } = file;
  const { damaged } = ipcParts(new Uint8Array(0), name);
  const partsAt = (first: number, length: number): IpcParts =>
    ipcParts(readRange(file, first, length), name, { first, length: size - first });

  const checkBlock = (offset: number, kind: typeof dictionary | typeof recordBatch): IpcMessage => {
    const opening = partsAt(offset, 8).view;
    // Files of old have no mark before the length.
    const prefix = opening.getUint32(0, true) === continuation ? 8 : 4;
    const length = opening.getInt32(prefix - 4, true);
    const start = offset + prefix;
    if (!(length >= 0 && start + length <= size)) throw damaged(start - 4);
    const head = readRange(file, start, length);
    const parts = ipcParts(head, name, { first: start, length: size - start });
    const { message } = checkMessage(parts, 0, length, kind);
    const headerKind = message.at(1);
    if (
      headerKind === undefined ||
      message.part.getUint8(headerKind) !== kind ||
      message.at(2) === undefined
    ) {
      throw damaged(start);
    }
    return { at: offset, head, body: start + length };
  };

  const end = size - trailer;
  if (end < firstMessage) throw damaged(size);
  const start = end - partsAt(end, 4).view.getInt32(0, true);
  if (!(start >= firstMessage && start <= end)) throw damaged(end);
  const parts = partsAt(start, end - start);
  const footer = parts.table(0, end - start, footerTable);
  if (footer.at(schema) === undefined) throw damaged(start);
  const blocks = (field: typeof dictionary | typeof recordBatch): IpcMessage[] => {
    const list = footer.at(field);
    const length = list === undefined ? 0 : footer.part.getUint32(list, true);
    return Array.from({ length }, (_, index) => {
      const block = list! + 4 + blockLength * index;
      const offset = Number(parts.view.getBigInt64(block, true));
      if (!(offset >= firstMessage && offset + 8 <= size)) throw damaged(start + block);
      return checkBlock(offset, field);
    });
  };
  return {
    footer: start,
    dictionaries: blocks(dictionary),
    batches: blocks(recordBatch),
  };
}
