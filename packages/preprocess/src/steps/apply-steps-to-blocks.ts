import { bytesToUnpack } from '@snpress/data/markers/packed-calls';
import { selectCalls, selectPacked, selectValues } from '@snpress/data/markers/select-values';
import { selectLabels } from '@snpress/data/matrix/select-labels';
import { matrixOfCalls } from '@snpress/data/matrix/matrix-of-calls';
import type { GenotypeBlocks, Matrix, ValueSelection } from '@snpress/data';
import type { FittedStep } from '../step/step.js';
import { onePass } from './apply-steps.js';

/**
 * Applies fitted steps in order to some samples of genotypes, block by block when these are read. Every step is a filter or changes each value
 * by itself.
 * @param samples rows of the genotypes, all where left out
 */
export function applyStepsToBlocks(
  fitted: readonly FittedStep[],
  stored: GenotypeBlocks,
  samples?: ArrayLike<number>,
): GenotypeBlocks {
  const [genotypes, rows] = chosen(stored, samples);
  if (rows === undefined && fitted.length === 0) return genotypes;
  const { positions, alleles, ploidy } = genotypes;
  const noSamples: Matrix = {
    features: genotypes.features,
    positions,
    alleles,
    ploidy,
    samples: [],
    values: new Float32Array(0),
  };
  const labels = labelsOf(fitted.reduce((current, step) => step.apply(current), noSamples));
  const names = rows === undefined ? genotypes.samples : Array.from(rows, (row) => genotypes.samples[row]!);
  const { features, change } = onePass(fitted);
  return {
    ...labels,
    samples: names,
    *blocks() {
      let into: Int8Array | undefined;
      let next = 0;
      for (const { first: before, genotypes: block } of genotypes.blocks()) {
        const end = before + block.features.length;
        const first = next;
        if (features === undefined) next = end;
        else while (next < features.length && features[next]! < end) next++;
        if (next === first) continue;
        const selection = {
          samples: rows,
          features: features?.subarray(first, next).map((column) => column - before),
          change(values: Float32Array, feature: number) {
            change(values, first + feature);
          },
        };
        const own = { samples: names, features: labels.features.slice(first, next), ploidy: labels.ploidy };
        const bytes = bytesToUnpack(names.length * (next - first));
        if (block.called !== undefined && (into?.length ?? 0) < bytes) into = new Int8Array(bytes);
        yield { first, genotypes: selected(block, own, selection, into) };
      }
    },
    select(markers) {
      const read = genotypes.select(
        features === undefined ? markers : Array.from(markers, (marker) => features[marker]!),
      );
      const own = { ...selectLabels(labels, markers), samples: names };
      return selected(read, own, {
        samples: rows,
        change(values, index) {
          change(values, markers[index]!);
        },
      });
    },
  };
}

/** The same of one block, with all its samples. */
export function applyStepToBlock(step: FittedStep, block: Matrix): Matrix {
  const labels = step.apply({ ...block, samples: [], values: new Float32Array(0) });
  return selected(block, { ...labels, samples: block.samples }, onePass([step]));
}

function labelsOf({ features, positions, alleles, ploidy }: Matrix) {
  return { features, positions, alleles, ploidy };
}

/** Genotypes and which of their samples are still to be taken: none where they leave others out by themselves. */
function chosen(
  genotypes: GenotypeBlocks,
  samples: ArrayLike<number> | undefined,
): readonly [GenotypeBlocks, ArrayLike<number> | undefined] {
  if (samples === undefined || isAll(samples, genotypes.samples.length)) return [genotypes, undefined];
  if (genotypes.ofSamples === undefined || !isAscending(samples)) return [genotypes, samples];
  return [genotypes.ofSamples(samples), undefined];
}

function isAscending(rows: ArrayLike<number>): boolean {
  for (let row = 1; row < rows.length; row++) if (rows[row]! <= rows[row - 1]!) return false;
  return true;
}

function isAll(rows: ArrayLike<number>, count: number): boolean {
  if (rows.length !== count) return false;
  for (let row = 0; row < count; row++) if (rows[row] !== row) return false;
  return true;
}

function selected(
  block: Matrix,
  labels: Omit<Matrix, 'values'>,
  selection: ValueSelection,
  into?: Int8Array,
): Matrix {
  const { called, samples, features } = block;
  if (called === undefined)
    return { ...labels, values: selectValues({ samples, features, values: block.values }, selection) };
  const { packed, levels } = called;
  if (packed !== undefined && selection.samples === undefined)
    return matrixOfCalls(labels, selectPacked(packed, selection, { levels, into }));
  const { calls: values } = called;
  return matrixOfCalls(labels, selectCalls({ samples, features, values }, selection, { levels, into }));
}
