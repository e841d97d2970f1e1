/**
 * Whether enrichment of annotations is calibrated, and what it is worth: cohorts are simulated whose causal SNPs are in enhancers so many
 * times as often. How often annotations that are shuffled over the markers, and neutral intervals, are found at |z| > 1.96; how often the
 * simulated one is, and within which errors; what susie's inclusion probabilities, and held-out skill of it and of others, gain by it, with a bootstrap
 * interval over genes.
 * Needs a build of the packages.
 *
 *     node tools/benchmarks/annotations.js [--cohorts 10] [--shuffled 5] [--fold 3] [--genes 100] [--samples 400] [--seed 1]
 */
import { parseArgs } from 'node:util';
import { createRng, markIntervals, selectSamples } from '@snpress/data';
import { simulateCohort } from '@snpress/datasets';
import {
  contextEstimator,
  getEstimator,
  learnEnrichment,
  loadModel,
  onMarkers,
  susie,
} from '@snpress/models';

const { values: given } = parseArgs({
  options: Object.fromEntries(
    Object.entries({ cohorts: '10', shuffled: '5', fold: '3', genes: '100', samples: '400', seed: '1' }).map(
      ([name, preset]) => [name, { type: 'string', default: preset }],
    ),
  ),
});
const options = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, Number(value)]));
const window = 1e6;
const model = onMarkers(susie, { cis: window });
/** Those whose penalties or neighbours are chosen in the training samples. */
const tuned = { ridge: {}, lasso: {}, knn: { k: [5, 10, 20, 40, 80] } };

const nulls = [];
const found = [];
const genes = [];
for (let cohort = 0; cohort < options.cohorts; cohort++) {
  const rng = createRng(`${options.seed}/${cohort}`);
  const { train, test, annotations, causal } = annotatedCohort(rng);
  const whole = await learnEnrichment(train, annotations, { cis: window });
  const [enhancer, ...others] = whole.annotations;
  found.push(enhancer);
  nulls.push(...others);
  const alone = { ...annotations, samples: ['enhancer'], values: rowOf(annotations, 0) };
  const { weights } = await learnEnrichment(train, alone, { cis: window });
  const errors = {};
  for (const [type, grid] of Object.entries(tuned))
    errors[type] = await tunedErrors(type, grid, train, test, weights);
  const gains = await gainsOf(train, test, causal, weights);
  genes.push(...gains.map((gene, at) => ({ ...gene, tuned: valuesAt(errors, at) })));
  process.stderr.write(`${cohort + 1} of ${options.cohorts} cohorts\r`);
}
report();

function annotatedCohort(rng) {
  const { samples, genes: count, fold } = options;
  const cohort = simulateCohort(
    {
      ...{ samples: 2 * samples, tissues: { tissue: 2 * samples }, genes: count },
      ...{ ldBlocks: 2 * count, chromosomes: 4, missingRate: 0, covariateShare: 0, hiddenShare: 0 },
      annotation: { fold },
    },
    rng,
  );
  const { genotypes } = cohort;
  const { expression } = cohort.tissues.get('tissue');
  const rows = Array.from({ length: samples }, (_, row) => row);
  const part = (from) => ({
    genotypes: selectSamples(
      genotypes,
      rows.map((row) => from + row),
    ),
    expression: selectSamples(
      expression,
      rows.map((row) => from + row),
    ),
  });
  const intervals = Object.values(cohort.annotations).map(
    (own) =>
      markIntervals(genotypes.positions, {
        chromosome: own.map(({ chromosome }) => chromosome),
        start: Float64Array.from(own, ({ start }) => start),
        end: Float64Array.from(own, ({ end }) => end),
      }).values,
  );
  const shuffled = Array.from({ length: options.shuffled }, (_, k) => {
    const order = rng.fork(`shuffled${k}`).permutation(genotypes.features.length);
    return intervals[0].map((_, marker) => intervals[0][order[marker]]);
  });
  const all = [...intervals, ...shuffled];
  const values = new Float32Array(all.length * genotypes.features.length);
  all.forEach((own, row) => own.forEach((value, marker) => (values[marker * all.length + row] = value)));
  return {
    train: part(0),
    test: part(samples),
    annotations: { samples: all.map((_, k) => `annotation${k}`), features: genotypes.features, values },
    causal: cohort.causal,
  };
}

function rowOf({ samples, features, values }, row) {
  return Float32Array.from(features, (_, marker) => values[marker * samples.length + row]);
}

/** Of each gene, plain and annotated: inclusion probabilities of its causal markers and of all, and squared errors. */
async function gainsOf(train, test, causal, markerWeights) {
  const fits = [await model.fit(train), await model.fit(train, {}, { markerWeights })];
  const inclusions = fits.map((fit) => fit.inclusion());
  const predicted = fits.map((fit) => fit.predict(test.genotypes).values);
  const rows = test.expression.samples.length;
  const markerOf = new Map(train.genotypes.features.map((id, marker) => [id, marker]));
  return train.expression.features.map((gene, at) => {
    const own = new Set(
      causal.filter((effect) => effect.gene === gene).map(({ marker }) => markerOf.get(marker)),
    );
    const trainMean = mean(train.expression.values.subarray(at * rows, (at + 1) * rows));
    const observed = test.expression.values.subarray(at * rows, (at + 1) * rows);
    const errors = (of) => observed.reduce((sum, value, row) => sum + (value - of(row)) ** 2, 0);
    return {
      total: errors(() => trainMean),
      models: fits.map((_, k) => {
        const { markers, probabilities } = inclusions[k].probabilitiesOf(at);
        return {
          causal: probabilities.reduce((sum, chance, j) => sum + (own.has(markers[j]) ? chance : 0), 0),
          sure: [...probabilities.keys()]
            .filter((j) => probabilities[j] >= 0.5)
            .map((j) => [probabilities[j], own.has(markers[j])]),
          error: errors((row) => predicted[k][at * rows + row]),
          sets: inclusions[k].credibleSets
            .filter((set) => set.gene === at)
            .map(({ markers: all }) => all.length),
        };
      }),
    };
  });
}

/** Held-out squared errors of each gene, plain and annotated. */
async function tunedErrors(type, grid, train, test, annotated) {
  // It chooses settings within the fit; there is one context.
  const base = onMarkers(getEstimator(type), { cis: window });
  const estimator = contextEstimator(base, loadModel, { how: 'apart', folds: 5, grid });
  const { samples, features, values } = test.expression;
  const fits = [undefined, annotated].map(async (markerWeights) => {
    const fit = await estimator.fit(train, {}, { seed: type, markerWeights });
    return fit.predict(test.genotypes).values;
  });
  const predicted = await Promise.all(fits);
  return features.map((_, gene) =>
    predicted.map((own) => {
      const at = gene * samples.length;
      return samples.reduce((sum, _, row) => sum + (values[at + row] - own[at + row]) ** 2, 0);
    }),
  );
}

function valuesAt(lists, at) {
  return Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list[at]]));
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function report() {
  const zs = (of) => of.map(({ logFold, standardError }) => logFold / standardError);
  const share = (of, holds) => `${((100 * of.filter(holds).length) / of.length).toFixed(1)} %`;
  const truth = Math.log(options.fold);
  console.log(
    `${options.cohorts} cohorts of ${options.samples} people, ${options.genes} genes; ${nulls.length} annotations that say nothing`,
  );
  console.log(
    `found at z > 1.96: ${share(zs(nulls), (z) => z > 1.96)}, at |z| > 1.96: ${share(zs(nulls), (z) => Math.abs(z) > 1.96)} (5 % expected); SD of z ${Math.sqrt(mean(zs(nulls).map((z) => z * z))).toFixed(2)}`,
  );
  console.log(
    `simulated ${options.fold}-fold (log ${truth.toFixed(2)}): mean log ${mean(found.map(({ logFold }) => logFold)).toFixed(2)}, mean SE ${mean(found.map(({ standardError }) => standardError)).toFixed(2)}, z > 1.96 in ${share(zs(found), (z) => z > 1.96)}, 95 % interval holds the truth in ${share(found, ({ logFold, standardError }) => Math.abs(logFold - truth) < 1.96 * standardError)}`,
  );
  for (const [k, name] of ['plain', 'annotated'].entries()) {
    const sure = genes.flatMap(({ models }) => models[k].sure);
    const sets = genes.flatMap(({ models }) => models[k].sets);
    console.log(
      `${name.padEnd(10)} PIP of causal markers ${mean(genes.map(({ models }) => models[k].causal)).toFixed(4)} a gene; ` +
        `PIP ≥ 0.5: ${sure.length}, mean ${mean(sure.map(([chance]) => chance)).toFixed(3)}, causal ${share(sure, ([, isCausal]) => isCausal)}; ` +
        `${sets.length} credible sets of ${mean(sets).toFixed(1)} markers; skill ${skillOf(genes, k).toFixed(4)}`,
    );
  }
  const gain = (statistic) => interval((drawn) => statistic(drawn, 1) - statistic(drawn, 0));
  console.log(
    `gain in PIP of causal markers ${gain((drawn, k) => mean(drawn.map(({ models }) => models[k].causal)))}`,
  );
  console.log(`gain in pooled skill ${gain(skillOf)}`);
  for (const type of Object.keys(tuned)) {
    const skill = (drawn, k) => skillOf(drawn, k, (gene) => gene.tuned[type][k]);
    const [plain, annotated] = [0, 1].map((k) => skill(genes, k).toFixed(4));
    console.log(`${type.padEnd(10)} pooled skill ${plain} → ${annotated}: gain ${gain(skill)}`);
  }
}

function skillOf(of, k, error = ({ models }) => models[k].error) {
  const sum = (value) => of.reduce((total, gene) => total + value(gene), 0);
  return 1 - sum(error) / sum(({ total }) => total);
}

/** With a 95 % bootstrap interval over genes. */
function interval(statistic) {
  const rng = createRng('interval');
  const drawn = Array.from({ length: 1000 }, () =>
    statistic(genes.map(() => genes[rng.integer(genes.length)])),
  );
  drawn.sort((a, b) => a - b);
  return `${statistic(genes).toFixed(4)} [${drawn[25].toFixed(4)}, ${drawn[974].toFixed(4)}]`;
}
