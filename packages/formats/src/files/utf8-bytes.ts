import { TextDecoder } from 'node:util';
import { isUtf8 } from 'node:buffer';
import { checkedUtf8 } from './checked-utf8.js';

/** The encodings that text is read in. Latin-1 is Windows-1252, which has the same letters and more signs. */
export const encodings = ['utf-8', 'latin1', 'utf-16'] as const;

/** A name in `encodings`. */
export type Encoding = (typeof encodings)[number];

const bigEndianMark = 0xfeff;

/**
 * The same text as UTF-8, however it is cut into chunks.
 * @throws DataError with line and column of the first byte that is not UTF-8, where it is said or taken to be.
 */
export function utf8Bytes(
  chunks: AsyncIterable<Buffer>,
  encoding: Encoding,
  file: string,
): AsyncIterable<Buffer> {
  return encoding === 'utf-8' ? buffers(checkedUtf8(chunks, file, isUtf8)) : transcoded(chunks, encoding);
}

async function* transcoded(
  chunks: AsyncIterable<Buffer>,
  encoding: 'latin1' | 'utf-16',
): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    decoder ??= decoderOf(encoding, chunk);
    yield Buffer.from(decoder.decode(chunk, { stream: true }));
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield Buffer.from(rest);
}

function decoderOf(encoding: 'latin1' | 'utf-16', head: Buffer): TextDecoder {
  if (encoding === 'latin1') return new TextDecoder('windows-1252');
  const isBig = head.length >= 2 && head.readUInt16BE() === bigEndianMark;
  return new TextDecoder(isBig ? 'utf-16be' : 'utf-16le');
}

async function* buffers(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const { buffer, byteOffset, length } of chunks) yield Buffer.from(buffer, byteOffset, length);
}
