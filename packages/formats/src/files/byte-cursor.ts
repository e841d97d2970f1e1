import { firstNotUtf8 } from '@snpress/data/bytes/first-not-utf8';
import { utf8Text } from '@snpress/data/bytes/utf8-text';

/** The end of a record was met too early, or a number in it cannot be. */
export class RecordError extends Error {
  override readonly name = 'RecordError';
}

/** Bytes that are read one after the other. */
export interface ByteCursor {
  /** The offset of the next `length` bytes, which are passed over. */
  take(length: number): number;
  /** The next little-endian number of `width` bytes. */
  number(width: number): number;
  /** The next `length` bytes as text. */
  text(length: number): string;
  /** The next base-128 number. */
  varint(): number;
  /** How many bytes are left. */
  left(): number;
}

/** A cursor on `bytes[from]` … `bytes[to - 1]`; its functions throw a RecordError where that is not enough. */
export function byteCursor(bytes: Uint8Array, from: number, to: number): ByteCursor {
  let at = from;
  const take = (length: number): number => {
    if (at + length > to) throw new RecordError('it ends too early');
    at += length;
    return at - length;
  };
  return {
    take,
    number(width) {
      const offset = take(width);
      let value = 0;
      for (let byte = width - 1; byte >= 0; byte--) value = value * 256 + bytes[offset + byte]!;
      return value;
    },
    text(length) {
      const offset = take(length);
      if (firstNotUtf8(bytes, offset, at) !== -1) throw new RecordError('it has a text that is not UTF-8');
      return utf8Text(bytes, offset, at);
    },
    varint() {
      let value = 0;
      for (let scale = 1; scale <= 2 ** 28; scale *= 128) {
        const byte = bytes[take(1)]!;
        value += (byte & 127) * scale;
        if (byte < 128) return value;
      }
      throw new RecordError('it has a number of more than 5 bytes');
    },
    left: () => to - at,
  };
}
