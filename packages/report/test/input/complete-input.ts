import { createRng } from '@snpress/data/random/rng';
import { summariseEnrichment } from '@snpress/evaluate/enrichment/summarise-enrichment';
import type {
  EvaluatedModel,
  LearningCurve,
  MarkerImportance,
  MarkerInclusion,
  ReportInput,
} from '../../src/index.js';
import { simulatedHeritability, simulatedInput, type SimulatedSize } from './simulated-input.js';

/** Upper tail of the standard normal distribution (Abramowitz and Stegun 26.2.17). */
function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
}

/** False discovery rates by the step-up procedure of Benjamini and Hochberg. */
function falseDiscoveryRates(p: readonly number[]): readonly number[] {
  const order = p.map((_, i) => i).sort((a, b) => p[b]! - p[a]!);
  const q = p.map(() => 1);
  let least = 1;
  order.forEach((i, rank) => {
    least = Math.min(least, (p[i]! * p.length) / (p.length - rank));
    q[i] = least;
  });
  return q;
}

function withChance(model: EvaluatedModel, samples: number): EvaluatedModel {
  if (model.name === 'mean') return model;
  const { pooled, mean } = model.skill;
  const around = (value: number, room: number) => [value - room, value + room] as const;
  const p = Array.from(model.perGene.r, (r) =>
    Number.isNaN(r)
      ? 1
      : Math.max(1 / 1001, normalTail(Math.atanh(Math.min(r, 0.999)) * Math.sqrt(samples - 3))),
  );
  const q = falseDiscoveryRates(p);
  return {
    ...model,
    intervals: {
      level: 0.95,
      draws: 200,
      mse: around(model.mse, 0.004),
      skill: { pooled: around(pooled, 0.02), mean: around(mean, 0.025) },
      r: { mean: around(model.r.mean, 0.02) },
      withinGene: around(model.withinGene, 0.02),
    },
    permutation: {
      permutations: 1000,
      pooled: { p: pooled > 0.02 ? 1 / 1001 : 0.32, nullMean: -0.1, nullInterval: [-0.13, -0.07] },
      perGene: { genes: model.perGene.genes, p: Float64Array.from(p), q: Float64Array.from(q) },
      discoveries: { q: 0.05, genes: q.filter((rate) => rate <= 0.05).length },
    },
  };
}

/** Two contexts that are alike, and differ in what can be predicted. */
function withContexts(model: EvaluatedModel): EvaluatedModel {
  const { skill } = model.perGene;
  const contrast = {
    ...{ context: 'ethanol', against: 'glucose', evaluation: model },
    low: skill.map((value) => value - 0.1),
    high: skill.map((value) => value + 0.1),
  };
  return {
    ...model,
    contexts: ['glucose', 'ethanol'].map((context) => ({ context, evaluation: model })),
    contrasts: [contrast],
  };
}

/** One model has interactions and networks. */
function withAblation(model: EvaluatedModel, name: string): EvaluatedModel {
  if (model.name !== name) return model;
  const { genes, skill } = model.perGene;
  const whole = model.skill.pooled;
  return {
    ...model,
    ablations: [
      {
        ...{
          part: 'interactions',
          whole,
          without: whole - 0.02,
          difference: 0.02,
          interval: [0.01, 0.03],
          p: 0.004,
        },
        share: { pooled: 0.125, interval: [0.1, 0.15] },
        perGene: {
          genes,
          difference: skill.map(() => 0.02),
          share: {
            value: skill.map((_, gene) => gene / genes.length),
            low: skill.map(() => 0),
            high: skill.map(() => 1),
          },
        },
      },
      {
        ...{ part: 'networks', whole, without: whole, difference: 0.001, interval: [-0.01, 0.012], p: 0.8 },
        perGene: { genes, difference: skill.map(() => 0) },
      },
    ],
  };
}

const chromosomes = [
  'I',
  'II',
  'III',
  'IV',
  'V',
  'VI',
  'VII',
  'VIII',
  'IX',
  'X',
  'XI',
  'XII',
  'XIII',
  'XIV',
  'XV',
  'XVI',
];
const megabases = [
  0.23, 0.81, 0.32, 1.53, 0.58, 0.27, 1.09, 0.56, 0.44, 0.75, 0.67, 1.08, 0.92, 0.78, 1.09, 0.95,
];

function importanceOf(model: string, markers: number, sparse: boolean): MarkerImportance {
  const rng = createRng('importance').fork(model);
  const total = megabases.reduce((sum, length) => sum + length, 0);
  const places = megabases.flatMap((length, c) => {
    const n = Math.round((markers * length) / total);
    return Array.from({ length: n }, (_, i) => ({
      chromosome: `chr${chromosomes[c]!}`,
      position: Math.round(((i + 0.5) / n) * length * 1e6),
    }));
  });
  const hotspots = Array.from({ length: 12 }, (_, i) => ({
    at: Math.floor((createRng('hotspot').fork(String(i)).uniform() + i) * (places.length / 12)),
    height: 0.01 * (1 + ((i * 7) % 5)),
  }));
  const values = places.map(({ chromosome }, i) => {
    const noise = sparse ? (rng.uniform() < 0.9 ? 0 : 0.003 * rng.uniform()) : 0.002 * rng.uniform();
    return hotspots.reduce((sum, { at, height }) => {
      if (places[Math.min(at, places.length - 1)]!.chromosome !== chromosome) return sum;
      const distance = Math.abs(at - i) / (sparse ? 1.5 : 14);
      return sum + height * Math.exp(-distance * distance);
    }, noise);
  });
  return {
    model,
    measure: sparse ? 'share of expression variance' : 'mean absolute effect',
    markers: places.map(({ chromosome, position }) => `${chromosome}_${position}`),
    values: Float64Array.from(values),
    chromosome: places.map(({ chromosome }) => chromosome),
    position: Float64Array.from(places, ({ position }) => position),
  };
}

function learningCurve(splits: number): LearningCurve {
  const rng = createRng('learning');
  const epochs = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
  return {
    model: 'network',
    yLabel: 'unexplained fraction of variance',
    lines: Array.from({ length: splits }, (_, s) => {
      const n = 60 + Math.floor(40 * rng.uniform());
      const level = 0.02 * rng.normal();
      return (['training', 'validation'] as const).map((label) => ({
        label,
        split: `fold ${s + 1}`,
        x: epochs(n),
        y: epochs(n).map(
          (epoch) =>
            (label === 'training' ? 0.55 : 0.78) + level + 0.4 * Math.exp(-epoch / 14) + 0.006 * rng.normal(),
        ),
      }));
    }).flat(),
  };
}

/** Every gene has an effect at a marker that a third of them share, and every other one a weak one. */
function inclusionOf(
  model: string,
  other: string,
  genes: readonly string[],
  markers: number,
): MarkerInclusion {
  const { markers: ids, chromosome, position } = importanceOf(model, markers, true);
  const rows = genes.map((_, g) => {
    const strong = Math.floor(((1 + (g % 3)) * ids.length) / 4);
    return g % 2 === 0 ? [strong, strong + 1] : [strong];
  });
  const starts = new Int32Array(genes.length + 1);
  rows.forEach((row, g) => (starts[g + 1] = starts[g]! + row.length));
  return {
    model,
    alike: [other],
    samples: 40,
    markers: ids,
    chromosome: chromosome!,
    position: position!,
    genes,
    genePlaces: { chromosome: genes.map(() => 'chrIV'), position: genes.map((_, g) => 10_000 * (g + 1)) },
    starts,
    entries: Int32Array.from(rows.flat()),
    probabilities: Float32Array.from(rows.flatMap((row) => (row.length === 1 ? [1] : [0.75, 0.25]))),
    credibleSets: genes.map((_, gene) => ({
      gene,
      markers: Int32Array.from(rows[gene]!),
      probability: 1,
      purity: 0.9,
    })),
    mix: { cis: 0.25, hotspots: 0.5, anywhere: 0.25 },
    notes: ['hotspots are learned from few genes'],
  };
}

function cisTransOf({ name, skill, perGene }: EvaluatedModel, i: number): EvaluatedModel['cisTrans'] {
  const { genes } = perGene;
  const part = (pooled: number) => ({ ...skill, pooled });
  return {
    ...{ name, window: 20_000, genes: Math.round(0.9 * genes.length), skippedGenes: 0 },
    whole: part(0.3 - 0.1 * i),
    cis: part(0.17 - 0.05 * i),
    trans: part(i === 0 ? 0.11 : -0.01),
    sources: {
      ...{ either: 0, together: 0 },
      mostlyCis: Math.round(0.3 * genes.length),
      mostlyTrans: Math.round(0.2 * genes.length),
    },
    perGene: { genes, whole: perGene.skill, cis: perGene.skill, trans: perGene.skill },
  };
}

/** `simulatedInput` with every optional part of a report. */
export function completeInput(size: SimulatedSize & { readonly markers?: number }): ReportInput {
  const input = simulatedInput(size);
  const heritability = simulatedHeritability(size.genes);
  const { genes } = input.evaluations[0]!.perGene;
  const weights = heritability.map((h) => (0.25 + 0.35 * h) ** 2);
  const ceiling =
    weights.reduce((sum, weight, i) => sum + weight * heritability[i]!, 0) /
    weights.reduce((sum, weight) => sum + weight, 0);
  const estimate = createRng('estimate');
  const names = Object.keys(size.models);
  return {
    ...input,
    evaluations: input.evaluations.map((model) => {
      const i = names.indexOf(model.name);
      const tested = withContexts(withAblation(withChance(model, size.samples), names[0]!));
      return i === 0 || i === 1 ? { ...tested, cisTrans: cisTransOf(model, i) } : tested;
    }),
    ceilings: [
      {
        kind: 'heritability',
        pooled: ceiling - 0.01,
        interval: [ceiling - 0.05, ceiling + 0.04],
        perGene: {
          genes,
          ceiling: Float64Array.from(heritability, (h) =>
            Math.min(Math.max(h + 0.1 * estimate.normal(), 0), 1),
          ),
          standardError: Float64Array.from(heritability, () => 0.1),
        },
      },
      {
        kind: 'truth',
        pooled: ceiling,
        interval: [ceiling - 0.02, ceiling + 0.02],
        perGene: { genes, ceiling: Float64Array.from(heritability) },
      },
    ],
    enrichments: [
      summariseEnrichment(
        [1, 1.2].map((logFold) => ({
          annotations: [{ name: 'enhancer', kind: 'binary', markers: 312, logFold, standardError: 0.25 }],
          genes: size.genes,
          notes: [],
        })),
        1_000_000,
      ),
    ],
    importances: names.slice(0, 2).map((model, i) => importanceOf(model, size.markers ?? 600, i === 0)),
    inclusions: [inclusionOf(names[0]!, names[1]!, genes, size.markers ?? 600)],
    learningCurves: [learningCurve(size.splits)],
  };
}
