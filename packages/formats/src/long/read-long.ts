import { problemList } from '@snpress/data/errors/problem-list';
import { createPrecisionWatch } from '@snpress/data/matrix/precision-watch';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { fillValues } from '../text-matrix/fill-values.js';
import { badNumber } from '../text-matrix/matrix-problems.js';
import type { MatrixReading } from '@snpress/data';
import type { LongSource } from './long-options.js';
import { missingCodes } from '../text/missing-codes.js';
import { eachLongRow } from './long-rows.js';
import { addRepeatedPairs, type RepeatedPair } from './repeated-pairs.js';
import { surveyLong } from './survey-long.js';

/**
 * Reads long tables, one row per sample and gene, in any order; a pair that is not there is missing. The file is read
 * twice, for its ids and for its values, so that no more memory is needed than for the matrix.
 */
export async function readLong(source: LongSource): Promise<MatrixReading> {
  const { path, missing } = source;
  const survey = await surveyLong(partOf(source, 0, 0.5));
  const samples = survey.samples.ids;
  const features = survey.genes.ids;
  const size = samples.length * features.length;
  const values = new Float32Array(size).fill(NaN);
  const seen = new Uint8Array(Math.ceil(size / 8));
  const problems = problemList(path);
  const isMissing = missingCodes(missing);
  const precision = createPrecisionWatch(features.length);
  const repeated: RepeatedPair[] = [];
  let rows = 0;
  await eachLongRow(partOf(source, 0.5, 1), problems, (row, columns) => {
    const sample = survey.samples.take(row, columns.sample);
    const gene = survey.genes.take(row, columns.gene);
    const cell = gene * samples.length + sample;
    rows++;
    const byte = Math.floor(cell / 8);
    const bit = 1 << (cell % 8);
    if ((seen[byte]! & bit) !== 0) {
      if (repeated.length < 5) repeated.push({ sample, gene, line: row.line });
      return;
    }
    seen[byte]! |= bit;
    const refuse = (_: number, value: number): boolean => {
      const of = { feature: features[gene]!, sample: samples[sample]! };
      problems.add(badNumber(row, columns.value, value, of, missing));
      return false;
    };
    fillValues(row, columns.value, values.subarray(cell, cell + 1), isMissing, refuse, (_, value) => {
      precision.note(gene, value);
    });
  });
  if (repeated.length > 0) await addRepeatedPairs(source, survey, repeated, problems);
  for (const [gene, id] of features.entries()) {
    const problem = precision.problemOf(gene, `feature ${id}`);
    if (problem !== undefined) problems.add(problem);
  }
  problems.throwIfAny();
  const absent = size - rows;
  return {
    matrix: createMatrix({ samples, features, values }),
    warnings:
      absent === 0
        ? []
        : [`${path}: ${absent} of the ${size} pairs of sample and gene are not there; they are missing.`],
  };
}

/** A source whose reading is a part of the whole. */
function partOf(source: LongSource, from: number, to: number): LongSource {
  return { ...source, onProgress: (share) => source.onProgress?.(from + share * (to - from)) };
}
