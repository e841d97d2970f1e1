import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFloats } from '../cross/float-files.js';
import { runProgram } from '../process/run-program.js';
import { medianOf } from '../report/median-of.js';
import { heldOutError } from './held-out-error.js';

/**
 * Runs all sides of a comparison in turn, `repeats` times, on a cross that was written to `folder`. Times of fewer trees
 * or genes are scaled linearly to all of them; ratios are the medians of those within a turn.
 * @returns one row for each program, ours first.
 */
export function runComparison(comparison, cross, extents, folder, { full, repeats, python, onStart }) {
  const setup = { ...extents, ...comparison.setup(extents, full) };
  writeFileSync(join(folder, 'setup.json'), JSON.stringify(setup));
  const sides = [comparison.ours, ...comparison.peers.filter(({ fullOnly }) => full || !fullOnly)];
  const count = repeats ?? comparison.repeats[full ? 'full' : 'quick'];
  const turns = Array.from({ length: count }, () =>
    sides.map((side) => {
      onStart(`${cross.name}: ${comparison.name}, ${side.name} (${side.what})`);
      const result = runProgram(side, folder, { python });
      return result.skipped === undefined ? scale(result, setup) : result;
    }),
  );
  const predictionsOf = ({ name, output = name }) => readFloats(join(folder, `${output}.f32`));
  return sides.map((side, index) => {
    const results = turns.map((turn) => turn[index]);
    const [{ skipped, version, genes, trees }] = results;
    const row = { data: cross.name, comparison: comparison.name, program: side.name, what: side.what };
    if (skipped !== undefined) return { ...row, skipped };
    const shared = Math.min(genes, turns[0][0].genes);
    return {
      ...row,
      version,
      seconds: medianOf(results.map(({ seconds }) => seconds)),
      measuredSeconds: medianOf(results.map(({ measured }) => measured)),
      firstSeconds: results[0].firstSeconds ?? null,
      ratio: medianOf(turns.map((turn) => turn[index].seconds / turn[0].seconds)),
      atLeast: side.atLeast ?? null,
      peakMegabytes: medianOf(results.map(({ peakMegabytes }) => peakMegabytes)),
      accuracy: heldOutError(predictionsOf(side), cross, shared),
      ours: heldOutError(predictionsOf(comparison.ours), cross, shared),
      repeats: count,
      note: describeWork({ genes, trees }, setup),
    };
  });
}

function scale(result, setup) {
  const genes = result.genes ?? setup.genes;
  const trees = result.trees ?? setup.trees ?? null;
  const share = (genes / setup.genes) * (trees === null ? 1 : trees / setup.trees);
  return { ...result, genes, trees, measured: result.seconds, seconds: result.seconds / share };
}

/** What the time was scaled from; empty where all the work was done. */
function describeWork({ genes, trees }, setup) {
  const parts = [];
  if (trees !== null && trees !== setup.trees) parts.push(`${trees} of ${setup.trees} trees`);
  if (genes !== setup.genes) parts.push(`${genes} of ${setup.genes} genes`);
  return parts.length > 0 ? `scaled from ${parts.join(', ')}` : '';
}
