import { createRng } from '@snpress/data/random/rng';
import { describe, expect, it } from 'vitest';
import { symmetricEigen } from '../../src/linear-algebra/symmetric-eigen.js';
import { geneLanes } from '../../src/relationship/gene-lanes.js';
import { kernelPosterior } from '../../src/relationship/kernel-posterior.js';
import { linearDuals } from '../../src/relationship/linear-duals.js';
import { relationshipSystem } from '../../src/relationship/relationship-system.js';
import { weightedRelationship } from '../../src/relationship/weighted-relationship.js';

const samples = 22;
const places = 9;
const shares = [0.2, 0.6, 0.9];
const rng = createRng('posterior');
const columns = new Float64Array(places * samples);
for (let place = 0; place < places; place++) {
  const own = Float64Array.from({ length: samples }, () => rng.normal());
  const mean = own.reduce((sum, value) => sum + value, 0) / samples;
  columns.set(
    own.map((value) => value - mean),
    place * samples,
  );
}
const profiles = [
  { places: Int32Array.of(1, 4, 7), weights: Float64Array.of(0.5, 0.2, 0.1), common: 0.2 },
  { places: Int32Array.of(0), weights: Float64Array.of(1), common: 0 },
];
const common = new Float64Array(places).fill(1 / places);

/** Genes of which some have effects of place 4. */
function genesOf(count: number): Float64Array {
  return Float64Array.from({ length: count * samples }, (_, at) => {
    const gene = Math.floor(at / samples);
    return rng.normal() + (gene % 3) * 2 * columns[4 * samples + (at % samples)]!;
  });
}

function matrixOf({ places: own, weights, common: share }: (typeof profiles)[number]): Float64Array {
  const whole = common.map((weight) => weight * share);
  own.forEach((place, k) => (whole[place]! += weights[k]!));
  return weightedRelationship(columns, samples, columns, samples, Int32Array.from(whole.keys()), whole);
}

/** The same by eigenvectors in double precision: effects of places, and the weight of none. */
function byEigenvectors(target: Float64Array): { effects: Float64Array; none: number } {
  const found: { weight: number; dual: Float64Array; profile: number }[] = [];
  const square = (values: Float64Array): number => values.reduce((sum, value) => sum + value * value, 0);
  const evidence = (form: number): number => Math.exp((-(samples - 1) / 2) * Math.log(form / square(target)));
  const none = 0.5;
  profiles.forEach((profile, at) => {
    const matrix = matrixOf(profile);
    const scale = matrix.reduce((sum, value, k) => sum + (k % (samples + 1) === 0 ? value : 0), 0) / samples;
    const { values, vectors } = symmetricEigen(
      matrix.map((value) => value / scale),
      samples,
    );
    for (const share of shares) {
      const dual = new Float64Array(samples);
      let form = 0;
      let logDeterminant = -Math.log(1 - share);
      for (let k = 0; k < samples; k++) {
        const variance = share * values[k]! + 1 - share;
        const own = vectors.subarray(k * samples, (k + 1) * samples);
        const along = own.reduce((sum, value, i) => sum + value * target[i]!, 0);
        form += along ** 2 / variance;
        logDeterminant += Math.log(variance);
        for (let i = 0; i < samples; i++) dual[i]! += ((share / scale) * own[i]! * along) / variance;
      }
      const weight = (0.5 / 6) * evidence(form) * Math.exp(-logDeterminant / 2);
      found.push({ weight, dual, profile: at });
    }
  });
  const total = found.reduce((sum, { weight }) => sum + weight, none);
  const effects = new Float64Array(places);
  for (const { weight, dual, profile } of found) {
    const { places: own, weights, common: share } = profiles[profile]!;
    for (let place = 0; place < places; place++) {
      const at = own.indexOf(place);
      const factor = (at < 0 ? 0 : weights[at]!) + share * common[place]!;
      const product = dual.reduce((sum, value, i) => sum + value * columns[place * samples + i]!, 0);
      effects[place]! += (factor * product * weight) / total;
    }
  }
  return { effects, none: none / total };
}

describe.each([
  ['many genes', 61],
  ['one gene, reflected', 1],
])('kernelPosterior of %s', (_, count) => {
  it('agrees with eigenvectors in double precision', () => {
    const targets = genesOf(count);
    for (let gene = 0; gene < count; gene++) {
      const own = targets.subarray(gene * samples, (gene + 1) * samples);
      const mean = own.reduce((sum, value) => sum + value, 0) / samples;
      own.set(own.map((value) => value - mean));
    }
    const lanes = geneLanes(targets, samples, shares.length, places, places);
    const posterior = kernelPosterior(lanes, 0.5);
    const duals = linearDuals(lanes, columns, common);
    for (const profile of profiles) {
      posterior.add(relationshipSystem(matrixOf(profile), lanes)!, shares, 0.5 / 6, duals.receiver(profile));
    }
    const effects = duals.effects(posterior.total);
    for (let gene = 0; gene < count; gene++) {
      const wanted = byEigenvectors(targets.subarray(gene * samples, (gene + 1) * samples));
      expect(posterior.none[gene]! / posterior.total[gene]!).toBeCloseTo(wanted.none, 4);
      wanted.effects.forEach((value, place) => {
        expect(effects[gene * places + place]!).toBeCloseTo(value, 3);
      });
    }
    lanes.release();
  });
});
