const magic = 0xfd2fb528;

/**
 * How many bytes the first frame of Zstandard data has decompressed, as it says; as many as its blocks can have where it does not.
 * Format: https://datatracker.ietf.org/doc/html/rfc8878#section-3.1.1
 * @throws Error where it is no such frame
 */
export function zstdLength(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== magic) throw new Error('no Zstandard frame');
  const descriptor = view.getUint8(4);
  const isSingle = (descriptor & 0x20) !== 0;
  const at = 5 + (isSingle ? 0 : 1) + [0, 1, 2, 4][descriptor & 3]!;
  const width = descriptor >> 6;
  if (width === 1) return view.getUint16(at, true) + 256;
  if (width === 2) return view.getUint32(at, true);
  if (width === 3) return Number(view.getBigUint64(at, true));
  return isSingle ? view.getUint8(at) : blocksLength(view, at);
}

const largestBlock = 2 ** 17;

function blocksLength(view: DataView, first: number): number {
  let length = 0;
  for (let at = first, isLast = false; !isLast;) {
    const header = view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
    const [type, size] = [(header >> 1) & 3, header >>> 3];
    isLast = (header & 1) === 1;
    length += type === 2 ? largestBlock : size;
    at += 3 + (type === 1 ? 1 : size);
  }
  return length;
}
