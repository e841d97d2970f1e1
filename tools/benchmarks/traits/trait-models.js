import { getEstimator } from '@snpress/models';

const load = (file) => import(`../../../packages/models/dist/${file}.js`);
const { fitOwnProfiles } = await load('multi-kernel/fit-own-profiles');
const { addInteractions } = await load('multi-kernel/interaction-duals');
const { multiKernel } = await load('multi-kernel/multi-kernel');

/** Inputs of a network: places with a chance of more than this to have an effect. */
const leastInclusion = 1e-3;
/** Chosen on four traits and one fold of another split. */
const network = {
  hidden: [100, 30],
  dropout: { hidden: 0.5, input: 0.2 },
  batchSize: 32,
  learningRate: 0.02,
  epochs: 100,
};

/** What each model predicts for the test strains of one trait, standardised. `set` has what all traits share. */
export const traitModels = {
  additive: (set) => ownProfiles(set, 'none'),
  pairs: (set) => ownProfiles(set, 'pairs'),
  gaussian: (set) => ownProfiles(set, 'gaussian'),
  'arc-cosine': (set) => ownProfiles(set, 'arc-cosine'),
  lasso: ({ training, test }) =>
    fitAndPredict('blend', { of: [{ type: 'lasso', standardize: true }] }, training, test),
  mlp: (set) => onWeightedPlaces(set, 'mlp', network),
  'mlp-sae': (set) =>
    onWeightedPlaces(set, 'mlp-sae', { ...network, pretrain: { epochs: 20, learningRate: 0.01 } }),
};

/** GBLUP with the trait's own inclusion probabilities and effects as weights. */
async function ownProfiles({ profile, columns, rows }, interactions) {
  const params = multiKernel.params.parse({ interactions });
  const groups = [
    { genes: Int32Array.of(0), rows: [Int32Array.from({ length: profile.samples }, (_, row) => row)] },
  ];
  const fitted = await fitOwnProfiles({ ...profile, groups }, params, {});
  const predicted = new Float32Array(rows);
  columns.forEach((value, index) => {
    predicted[index % rows] += value * fitted.effects[Math.floor(index / rows)];
  });
  if (fitted.interactions) addInteractions(fitted.interactions, columns, rows, predicted);
  return predicted;
}

/** A network of the places that may have an effect, each times the root of its share of all inclusion probabilities. */
function onWeightedPlaces({ profile, columns, rows, training, test }, type, params) {
  const { places, values } = sharesOf(profile.inclusion);
  const weighted = (source, samples) => ({
    samples,
    features: [...places].map((place) => `place${place}`),
    values: Float32Array.from({ length: places.length * samples.length }, (_, at) => {
      const k = Math.floor(at / samples.length);
      return source[places[k] * samples.length + (at % samples.length)] * values[k];
    }),
  });
  return fitAndPredict(
    type,
    params,
    { ...training, genotypes: weighted(profile.columns, training.genotypes.samples) },
    { ...test, genotypes: weighted(columns, test.genotypes.samples) },
    rows,
  );
}

function sharesOf({ columns: places, values }) {
  const kept = [...places.keys()].filter((k) => values[k] > leastInclusion);
  const sum = kept.reduce((total, k) => total + values[k], 0);
  return {
    places: Int32Array.from(kept, (k) => places[k]),
    values: Float64Array.from(kept, (k) => Math.sqrt((values[k] / sum) * kept.length)),
  };
}

async function fitAndPredict(type, params, { genotypes, targets }, test) {
  const expression = { samples: genotypes.samples, features: ['trait'], values: Float32Array.from(targets) };
  const fitted = await getEstimator(type).fit({ genotypes, expression }, params, { seed: 1 });
  return fitted.predict(test.genotypes).values;
}
