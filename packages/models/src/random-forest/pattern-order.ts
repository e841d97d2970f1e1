/** Lists in which patterns follow those that they resemble. */
const MOST_RUNS = 4;
/** Of the samples: patterns that differ in more do not resemble each other. */
const UNLIKE = 0.1;

/** Patterns that follow each other, and the last of them. */
interface Run {
  readonly patterns: number[];
  readonly last: Uint8Array;
}

/**
 * An order of patterns in which each differs little from the one before: the thresholds of a marker that part its samples otherwise (dosage 0 from
 * 1 and 2, and 0 and 1 from 2) go into runs of their own, each through the whole genome.
 *
 * @param ranks - of each class of few values, its samples.
 * @param thresholds - of each class.
 * @returns patterns, numbered class by class, thresholds ascending.
 */
export function orderPatterns(ranks: readonly Uint16Array[], thresholds: readonly number[]): Int32Array {
  const runs: Run[] = [];
  const sides = new Uint8Array(ranks[0]?.length ?? 0);
  let pattern = 0;
  ranks.forEach((own, index) => {
    for (let threshold = 0; threshold < thresholds[index]!; threshold++, pattern++) {
      for (let i = 0; i < own.length; i++) sides[i] = own[i]! <= threshold ? 1 : 0;
      let [nearest, least] = [runs[0], Infinity];
      for (const run of runs) {
        const distance = distanceOf(sides, run.last);
        if (distance < least) [nearest, least] = [run, distance];
      }
      const isNew = threshold > 0 && least > UNLIKE * own.length && runs.length < MOST_RUNS;
      if (nearest === undefined || isNew)
        runs.push((nearest = { patterns: [], last: new Uint8Array(own.length) }));
      nearest.patterns.push(pattern);
      nearest.last.set(sides);
    }
  });
  return Int32Array.from(runs.flatMap(({ patterns }) => patterns));
}

/** In how many samples two divisions differ, or one and the complement of the other. */
function distanceOf(a: Uint8Array, b: Uint8Array): number {
  let differing = 0;
  for (let i = 0; i < a.length; i++) differing += a[i]! ^ b[i]!;
  return Math.min(differing, a.length - differing);
}
