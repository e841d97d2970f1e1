const magic = 0x184d2204;
const storedFlag = 0x80000000;

/** Bytes that one of a block can become. */
const mostPerByte = 255;

/**
 * Walks the blocks of an LZ4 frame, so that a damaged one is noticed before a block of any length is believed.
 * @returns how many bytes it can have decompressed at most
 * @throws Error where the frame does not end within the bytes.
 */
export function checkLz4Frame(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== magic) throw new Error('no LZ4 frame');
  const flags = view.getUint8(4);
  const [hasBlockSums, hasSize] = [(flags & 0x10) !== 0, (flags & 0x08) !== 0];
  let at = hasSize ? 15 : 7;
  const largestBlock = 2 ** (8 + 2 * ((view.getUint8(5) >> 4) & 7));
  let most = 0;
  for (let blocks = 0; ; blocks++) {
    const length = view.getUint32(at, true) & ~storedFlag;
    if (length === 0) return most;
    most += Math.min(largestBlock, length * mostPerByte);
    at += 4 + length + (hasBlockSums ? 4 : 0);
    if (at > bytes.length) throw new Error(`block ${blocks} of an LZ4 frame is cut short`);
  }
}
