import { meanOf } from '../distribution/mean-of.js';
import type { AlignedSplits } from '../held-out/align-splits.js';
import { createGenePairs, genePairs } from '../held-out/gene-pairs.js';
import type { Calibration, CalibrationLine } from './calibration.js';
import { fitLine } from './fit-line.js';

/**
 * Regresses the observed on the predicted values of all genes, raw and less their gene means.
 * @param values number of held-out values over all genes
 */
export function calibrate(name: string, aligned: AlignedSplits, values: number): Calibration {
  const observed = new Float64Array(values);
  const predicted = new Float64Array(values);
  const room = createGenePairs(aligned);
  const lineOf = (centreOf: (values: Float64Array) => number): CalibrationLine => {
    let at = 0;
    for (let gene = 0; gene < aligned.genes.length; gene++) {
      const pairs = genePairs(name, aligned, gene, room);
      const observedCentre = centreOf(pairs.observed);
      const predictedCentre = centreOf(pairs.predicted);
      for (let index = 0; index < pairs.count; index++, at++) {
        observed[at] = pairs.observed[index]! - observedCentre;
        predicted[at] = pairs.predicted[index]! - predictedCentre;
      }
    }
    return fitLine(predicted, observed);
  };
  return { raw: lineOf(() => 0), withinGene: lineOf(meanOf) };
}
