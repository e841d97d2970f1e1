import { DataError } from '@snpress/data/errors/data-error';

/** A stretch of a chromosome, positions from 1, both ends included. */
interface Region {
  readonly chromosome: string;
  readonly from: number;
  /** Infinity where the region goes on to the end. */
  readonly to: number;
}

/** Regions by chromosome, in order, those that meet made one. */
export type Regions = ReadonlyMap<string, readonly Region[]>;

/**
 * Understands regions such as `chr1`, `chr1:20,000-30,000`, `chr1:20000` (that one position) and `chr1:20000-`.
 * @throws DataError where one is of no such form.
 */
export function parseRegions(file: string, texts: string | readonly string[]): Regions {
  const regions = [texts].flat().map((text) => parseRegion(file, text));
  const byChromosome = new Map<string, Region[]>();
  for (const region of regions.sort((a, b) => a.from - b.from)) {
    const before = byChromosome.get(region.chromosome) ?? [];
    const last = before.at(-1);
    if (last === undefined || region.from > last.to + 1) before.push(region);
    else before.splice(-1, 1, { ...last, to: Math.max(last.to, region.to) });
    byChromosome.set(region.chromosome, before);
  }
  return byChromosome;
}

/** Whether a position lies in one of the regions. */
export function isInRegions(regions: Regions, chromosome: string, position: number): boolean {
  const there = regions.get(chromosome);
  if (there === undefined) return false;
  let low = 0;
  let high = there.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (there[middle]!.to < position) low = middle + 1;
    else high = middle;
  }
  return low < there.length && there[low]!.from <= position;
}

function parseRegion(file: string, text: string): Region {
  const [, chromosome, from, dash, to] = /^(.+?)(?::([\d,]+)(?:(-)([\d,]*))?)?$/.exec(text) ?? [];
  const first = from === undefined ? 1 : toNumber(from);
  const last =
    from === undefined ? Infinity : dash === undefined ? first : to === '' ? Infinity : toNumber(to!);
  if (chromosome !== undefined && first <= last) return { chromosome, from: first, to: last };
  throw new DataError({
    message: `options.region: ${JSON.stringify(text)} is not a region`,
    file,
    hint: 'Write chromosome, chromosome:from-to or chromosome:from-, positions from 1',
  });
}

function toNumber(digits: string): number {
  return Number(digits.replaceAll(',', '') || NaN);
}
