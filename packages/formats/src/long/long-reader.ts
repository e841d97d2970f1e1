import { problemList } from '@snpress/data/errors/problem-list';
import { recogniseFile } from '../files/recognise-file.js';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { fillValues } from '../readers/fill-values.js';
import { badNumber } from '../readers/matrix-problems.js';
import type { MatrixReader } from '../readers/matrix-reader.js';
import { missingCodes } from '../text/missing-codes.js';
import { eachLongRow } from './long-rows.js';
import { addRepeatedPairs, type RepeatedPair } from './repeated-pairs.js';
import { surveyLong } from './survey-long.js';

/**
 * Reads long tables, one row per sample and gene, in any order; a pair that is not there is missing. The file is read
 * twice, for its ids and for its values, so that no more memory is needed than for the matrix.
 */
export const longReader: MatrixReader = {
  format: 'long',
  summary: 'long table: one row per sample and gene',
  async read(source) {
    const { path, missing } = source;
    await recogniseFile(path, 'text');
    const survey = await surveyLong(source);
    const samples = survey.samples.ids;
    const features = survey.genes.ids;
    const size = samples.length * features.length;
    const values = new Float32Array(size).fill(NaN);
    const seen = new Uint8Array(Math.ceil(size / 8));
    const problems = problemList(path);
    const isMissing = missingCodes(missing);
    const repeated: RepeatedPair[] = [];
    let rows = 0;
    await eachLongRow(source, problems, (row, columns) => {
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
      fillValues(row, columns.value, values.subarray(cell, cell + 1), isMissing, (_, value) => {
        const of = { feature: features[gene]!, sample: samples[sample]! };
        problems.add(badNumber(row, columns.value, value, of, missing));
        return false;
      });
    });
    if (repeated.length > 0) await addRepeatedPairs(source, survey, repeated, problems);
    problems.throwIfAny();
    const absent = size - rows;
    return {
      matrix: createMatrix({ samples, features, values }),
      warnings:
        absent === 0
          ? []
          : [`${path}: ${absent} of the ${size} pairs of sample and gene are not there; they are missing.`],
    };
  },
};
