import { ipcParts } from './ipc-parts.js';
import { checkMessage } from './check-message.js';
import { anyMessageTable } from './ipc-tables.js';

const continuation = 0xffffffff;
const prefix = 8;
/** Kinds of messages. */
const [schema, recordBatch] = [1, 3] as const;

/** Where its end is, and each batch of rows begins. */
interface StreamPlaces {
  readonly footer: number;
  readonly batches: readonly number[];
}

/**
 * Checks that everything an Arrow IPC stream says of its structure lies within it, message by message, and that it ends
 * with the mark of its end.
 * @throws DataError that names the byte at which the stream is damaged.
 */
export function checkStream(bytes: Uint8Array, file: string | undefined): StreamPlaces {
  const parts = ipcParts(bytes, file);
  const { view, damaged, table } = parts;
  const batches: number[] = [];
  for (let at = 0, messages = 0; ; messages++) {
    if (at + prefix > bytes.length || view.getUint32(at, true) !== continuation) throw damaged(at);
    const length = view.getInt32(at + 4, true);
    const start = at + prefix;
    if (length === 0 && start === bytes.length) return { footer: at, batches };
    if (length <= 0) throw damaged(at + 4);
    const end = start + length;
    const head = table(start, end, anyMessageTable);
    const kindPlace = head.at(1);
    const kind = kindPlace === undefined ? 0 : head.part.getUint8(kindPlace);
    const isExpected = messages === 0 ? kind === schema : kind > schema && kind <= recordBatch;
    if (!isExpected || head.at(2) === undefined) throw damaged(start);
    const { bodyLength } = checkMessage(parts, start, end, kind as 1 | 2 | 3);
    if (kind === recordBatch) batches.push(at);
    at = end + bodyLength;
  }
}
