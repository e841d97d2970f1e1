import type { CheckedTable } from './check-flatbuffer.js';
import type { IpcParts } from './ipc-parts.js';
import { messageTable } from './ipc-tables.js';

/** A message that was checked: its head, and how many bytes its body has, which follows. */
interface CheckedMessage {
  readonly message: CheckedTable & { readonly part: DataView };
  readonly bodyLength: number;
}

/**
 * Checks a message of a kind: that its head is sound, its body lies within the bytes, and its buffers within the body.
 * @throws DataError that names the byte at which it is damaged.
 */
export function checkMessage(
  { length, damaged, table }: IpcParts,
  start: number,
  end: number,
  kind: 1 | 2 | 3,
): CheckedMessage {
  let furthest = 0;
  const message = table(
    start,
    end,
    messageTable(kind, (bufferEnd) => (furthest = Math.max(furthest, bufferEnd))),
  );
  const place = message.at(3);
  const bodyLength = place === undefined ? 0 : Number(message.part.getBigInt64(place, true));
  if (!(bodyLength >= furthest && end + bodyLength <= length)) throw damaged(start + (place ?? 0));
  return { message, bodyLength };
}
