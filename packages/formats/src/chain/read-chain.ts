import { problemList } from '@snpress/data/errors/problem-list';
import { eachLine } from '../files/each-line.js';
import { readTextBytes } from '../files/read-text-bytes.js';
import type { ReadingOptions } from '../files/reading-options.js';

/** Positions of one genome build in another. */
export interface Liftover {
  /**
   * Where a base is in the other build, 1-based; undefined where it is not there.
   * @param chromosome - with or without `chr`, as the chain file or not.
   */
  lift(chromosome: string, position: number): LiftedPosition | undefined;
}

/** A base in another build. */
export interface LiftedPosition {
  readonly chromosome: string;
  readonly position: number;
  /** Whether it is on the other strand there, so that its alleles are complements. */
  readonly reversed: boolean;
}

/** A stretch without gaps: from `start`, 0-based, up to `end`, at `target` in the other build, where the strand may run down. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly chromosome: string;
  readonly target: number;
  readonly reversed: boolean;
}

/**
 * Reads a chain file of UCSC, plain or compressed: which stretches of one build are which of another. Where chains overlap, the one of the
 * higher score counts.
 * @throws DataError with the first problems
 * @see the page "Chain Format" of the UCSC genome browser
 */
export async function readChain(file: string, options?: ReadingOptions): Promise<Liftover> {
  const problems = problemList(file);
  const chains: { readonly score: number; readonly from: string; readonly stretches: Stretch[] }[] = [];
  let open:
    | { from: number; to: number; readonly name: string; readonly size: number; readonly reversed: boolean }
    | undefined;
  await eachLine(readTextBytes(file, options), file, (bytes, start, end, line) => {
    const text = bytes.toString('utf8', start, end).trim();
    if (text === '' || text.startsWith('#')) return true;
    const fields = text.split(/\s+/);
    if (fields[0] === 'chain') {
      const [, score, from, , strand, begin, , name, size, otherStrand, otherBegin] = fields;
      const numbers = [score, begin, size, otherBegin].map(Number);
      if (fields.length < 12 || numbers.some(Number.isNaN) || strand !== '+') {
        problems.add({
          code: 'not-a-chain',
          message: 'This line is no header of a chain',
          line,
          hint: 'Give a chain file of UCSC, such as hg19ToHg38.over.chain.gz',
        });
        return false;
      }
      open = {
        ...{ from: numbers[1]!, to: numbers[3]!, name: name!, size: numbers[2]! },
        reversed: otherStrand === '-',
      };
      chains.push({ score: numbers[0]!, from: from!, stretches: [] });
      return true;
    }
    const [size, gap = 0, otherGap = 0] = fields.map(Number);
    if (
      open === undefined ||
      fields.some((field) => !/^\d+$/.test(field)) ||
      ![1, 3].includes(fields.length)
    ) {
      problems.add({
        code: 'not-a-chain',
        message:
          open === undefined ? 'This file does not begin with a chain' : 'This line is no stretch of a chain',
        line,
        hint: 'Give a chain file of UCSC, such as hg19ToHg38.over.chain.gz',
      });
      return false;
    }
    chains.at(-1)!.stretches.push({
      ...{ start: open.from, end: open.from + size!, chromosome: open.name, reversed: open.reversed },
      target: open.reversed ? open.size - open.to - 1 : open.to,
    });
    open.from += size! + gap;
    open.to += size! + otherGap;
    return true;
  });
  problems.throwIfAny();
  return liftover(chains);
}

function liftover(
  chains: readonly {
    readonly score: number;
    readonly from: string;
    readonly stretches: readonly Stretch[];
  }[],
): Liftover {
  const byScore = [...chains].sort((a, b) => b.score - a.score);
  const of = new Map<string, { readonly stretches: readonly Stretch[] }[]>();
  for (const chain of byScore) {
    const key = bare(chain.from);
    of.set(key, [...(of.get(key) ?? []), chain]);
  }
  return {
    lift(chromosome, position) {
      for (const { stretches } of of.get(bare(chromosome)) ?? []) {
        const found = stretchAt(stretches, position - 1);
        if (found === undefined) continue;
        const offset = position - 1 - found.start;
        return {
          chromosome: found.chromosome,
          position: (found.reversed ? found.target - offset : found.target + offset) + 1,
          reversed: found.reversed,
        };
      }
      return undefined;
    },
  };
}

/** Stretches of a chain ascend. */
function stretchAt(stretches: readonly Stretch[], base: number): Stretch | undefined {
  let [low, high] = [0, stretches.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const own = stretches[middle]!;
    if (base < own.start) high = middle - 1;
    else if (base >= own.end) low = middle + 1;
    else return own;
  }
  return undefined;
}

const bare = (name: string): string => name.replace(/^chr/i, '').toUpperCase();
