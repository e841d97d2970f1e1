import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';

const deflate = promisify<Buffer, Buffer>(deflateRaw);

/** So many bytes go into a block, as bgzip has it: even where they cannot be compressed, it stays below 64 KiB. */
const bytesPerBlock = 0xff00;
/** Blocks are compressed in threads, several at a time. */
const blocksInFlight = 8;

/** The block without content that ends a file which was not cut short. */
const lastBlock = Buffer.from('1f8b08040000000000ff0600424302001b0003000000000000000000', 'hex');

/**
 * Compresses content as BGZF: gzip in blocks that can be read one by one. Equal content gives equal bytes.
 * Format: section 4.1 of https://samtools.github.io/hts-specs/SAMv1.pdf
 */
export async function* bgzip(
  content: Iterable<Buffer> | AsyncIterable<Buffer>,
): AsyncGenerator<Buffer, void, undefined> {
  const inFlight: Promise<Buffer>[] = [];
  for await (const bytes of equalParts(content)) {
    const block = compress(bytes);
    // Where one fails, the others are not waited for.
    block.catch(() => undefined);
    inFlight.push(block);
    if (inFlight.length === blocksInFlight) yield await inFlight.shift()!;
  }
  for (const block of inFlight) yield await block;
  yield lastBlock;
}

async function* equalParts(content: Iterable<Buffer> | AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pending: Buffer[] = [];
  let length = 0;
  for await (const chunk of content) {
    let rest = chunk;
    while (length + rest.length >= bytesPerBlock) {
      const cut = bytesPerBlock - length;
      yield Buffer.concat([...pending, rest.subarray(0, cut)]);
      rest = rest.subarray(cut);
      pending = [];
      length = 0;
    }
    if (rest.length > 0) pending.push(Buffer.from(rest));
    length += rest.length;
  }
  if (length > 0) yield Buffer.concat(pending);
}

async function compress(bytes: Buffer): Promise<Buffer> {
  const deflated = await deflate(bytes);
  const block = Buffer.alloc(18 + deflated.length + 8);
  lastBlock.copy(block, 0, 0, 16);
  block.writeUInt16LE(block.length - 1, 16);
  deflated.copy(block, 18);
  block.writeUInt32LE(crc32(bytes), block.length - 8);
  block.writeUInt32LE(bytes.length, block.length - 4);
  return block;
}
