import { deflateSync } from 'node:zlib';

/** A marker to be written, with probabilities in units of `2 ** bits - 1`. */
export interface WrittenMarker {
  readonly id?: string;
  readonly rsid?: string;
  readonly alleles: readonly string[];
  /** Copies of the chromosome of each sample; negative where its genotype is missing. */
  readonly ploidies: readonly number[];
  readonly isPhased?: boolean;
  readonly bits: number;
  readonly numbers: readonly number[];
}

/** A BGEN file of layout 2, by the letter of the specification. */
export function encodeBgen(
  samples: readonly string[],
  markers: readonly WrittenMarker[],
  { isCompressed = false, hasIds = true } = {},
): Buffer {
  const ids = Buffer.concat([u32(samples.length), ...samples.map((id) => text(id, 2))]);
  const sampleBlock = hasIds ? Buffer.concat([u32(ids.length + 4), ids]) : Buffer.alloc(0);
  const flags = (isCompressed ? 1 : 0) + (2 << 2) + (hasIds ? 2 ** 31 : 0);
  return Buffer.concat([
    ...[20 + sampleBlock.length, 20, markers.length, samples.length].map(u32),
    Buffer.from('bgen'),
    u32(flags),
    sampleBlock,
    ...markers.map((marker, index) => encodeMarker(marker, 100 + index, isCompressed)),
  ]);
}

function encodeMarker(marker: WrittenMarker, position: number, isCompressed: boolean): Buffer {
  const { id = 'v', rsid = `rs${position}`, alleles, ploidies, isPhased = false, bits, numbers } = marker;
  const block = Buffer.concat([
    u32(ploidies.length),
    u16(alleles.length),
    Buffer.of(Math.min(...ploidies.map(Math.abs)), Math.max(...ploidies.map(Math.abs))),
    Buffer.from(ploidies.map((ploidy) => (ploidy < 0 ? 128 - ploidy : ploidy))),
    Buffer.of(isPhased ? 1 : 0, bits),
    packed(numbers, bits),
  ]);
  const stored = isCompressed ? Buffer.concat([u32(block.length), deflateSync(block)]) : block;
  return Buffer.concat([
    ...[text(id, 2), text(rsid, 2), text('1', 2), u32(position), u16(alleles.length)],
    ...alleles.map((allele) => text(allele, 4)),
    u32(stored.length),
    stored,
  ]);
}

/** Numbers of `bits` each, the first in the lowest bits. */
export function packed(numbers: readonly number[], bits: number): Buffer {
  const all = numbers.reduce((sum, number, index) => sum + (BigInt(number) << BigInt(index * bits)), 0n);
  const bytes = Buffer.alloc(Math.ceil((numbers.length * bits) / 8));
  for (let at = 0; at < bytes.length; at++) bytes[at] = Number((all >> BigInt(8 * at)) & 255n);
  return bytes;
}

function u16(value: number): Buffer {
  return Buffer.from(Uint16Array.of(value).buffer);
}

function u32(value: number): Buffer {
  return Buffer.from(Uint32Array.of(value).buffer);
}

function text(value: string, width: 2 | 4): Buffer {
  return Buffer.concat([width === 2 ? u16(value.length) : u32(value.length), Buffer.from(value)]);
}
