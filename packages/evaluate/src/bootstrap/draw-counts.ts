import type { Rng } from '@snpress/data';

/** Which samples a resample holds, and how often: entries from[draw] … from[draw + 1] − 1 of the other two. */
export interface DrawnCounts {
  readonly from: Int32Array;
  readonly sample: Int32Array;
  readonly count: Float64Array;
}

/** Draws `samples` of `samples` samples with replacement, `draws` times. Samples that were not drawn take no room. */
export function drawCounts(samples: number, draws: number, rng: Rng): DrawnCounts {
  const from = new Int32Array(draws + 1);
  const sample = new Int32Array(draws * samples);
  const count = new Float64Array(draws * samples);
  const times = new Int32Array(samples);
  let at = 0;
  for (let draw = 0; draw < draws; draw++) {
    times.fill(0);
    for (let turn = 0; turn < samples; turn++) times[rng.integer(samples)]! += 1;
    for (let candidate = 0; candidate < samples; candidate++) {
      if (times[candidate] === 0) continue;
      sample[at] = candidate;
      count[at++] = times[candidate]!;
    }
    from[draw + 1] = at;
  }
  return { from, sample: sample.subarray(0, at), count: count.subarray(0, at) };
}
