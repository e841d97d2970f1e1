import type { Matrix } from '@snpress/data';
import type { Relationship } from '@snpress/evaluate';
import { twoSidedNormalP } from '@snpress/evaluate/distribution/normal';
import { twoSidedP } from '@snpress/evaluate/distribution/student-t';
import { benjaminiHochberg } from '@snpress/evaluate/permutation/benjamini-hochberg';
import { independentColumns } from '@snpress/models/covariates/independent-columns';
import { associateLinearly, type Coefficient, residualOf } from './associate-linearly.js';
import { associateLogistically } from './associate-logistically.js';
import { polygenicInflation } from '../calibration/calibrate-z.js';
import { mixedModel } from './mixed-model.js';
import type { Trait, TraitAssociations } from './trait.js';

/** How genes are associated with a trait. */
export interface AssociateTraitOptions {
  /** Columns of numbers beside the expression, one after the other; NaN where not known. */
  readonly covariates?: Float64Array | undefined;
  /** Firth's correction of logistic regression: by default where fewer than a hundred samples are of the rarer outcome. */
  readonly firth?: 'auto' | 'always' | 'never' | undefined;
  /** Genotypes of the samples, to take relatedness out: for each gene those of all other chromosomes than its own. */
  readonly relatedness?: Relatedness | undefined;
  /** Takes out what a polygenic trait adds to z² of predicted expression. */
  readonly calibration?: TraitCalibration | undefined;
}

/** By what z is calibrated: 1 + N·h²·Φ. */
export interface TraitCalibration {
  /** The share of the trait's variance that all markers explain; of a binary trait on the observed scale. */
  readonly heritability: number;
  /** Of each gene; NaN where not known. */
  readonly phi: Float64Array;
}

/** How alike samples are by the genotypes of some chromosomes. */
export interface Relatedness {
  /** Chromosome of each gene; undefined where not known. */
  readonly chromosomeOf: readonly (string | undefined)[];
  /** By the markers on other chromosomes, of the samples at `rows`. */
  without(chromosome: string, rows: readonly number[]): Relationship;
}

/** Rarer outcomes than that get Firth's correction. */
const fewCases = 100;

/**
 * Associates the expression of every gene with a trait. Samples without the trait or with a covariate that is not known are left out.
 *
 * @param expression - samples × genes, the samples in the order of the trait; NaN where missing: such samples are left out of the gene.
 * @throws Error where `relatedness` is given for a binary trait, or beside `calibration`: what it takes out is no longer in z.
 * @example
 * const { p } = associateTrait({ name: 'height', kind: 'quantitative', values }, expression);
 */
export function associateTrait(
  { name, kind, values }: Trait,
  expression: Matrix,
  { covariates = new Float64Array(0), firth = 'auto', relatedness, calibration }: AssociateTraitOptions = {},
): TraitAssociations {
  if (kind === 'binary' && relatedness !== undefined)
    throw new Error('Relatedness is taken out of quantitative traits alone');
  if (calibration !== undefined && relatedness !== undefined)
    throw new Error('z without relatedness is not to be calibrated');
  const count = values.length;
  const rows = [...values.keys()].filter((row) => {
    for (let from = 0; from < covariates.length; from += count)
      if (Number.isNaN(covariates[from + row]!)) return false;
    return !Number.isNaN(values[row]!);
  });
  const cases = kind === 'binary' ? rows.filter((row) => values[row] === 1).length : undefined;
  const isFew = cases !== undefined && Math.min(cases, rows.length - cases) < fewCases;
  const corrected = firth === 'always' || (firth === 'auto' && isFew);
  const taken = (from: Float64Array, own: readonly number[]): Float64Array => {
    const result = new Float64Array((from.length / count) * own.length);
    for (let column = 0; column * count < from.length; column++)
      own.forEach((row, at) => (result[column * own.length + at] = from[column * count + row]!));
    return result;
  };
  const designs = new Map<string, Design>();
  const genes = expression.features.length;
  const result = {
    ...{ effect: unknown(genes), se: unknown(genes), z: unknown(genes), p: unknown(genes) },
    lacks: expression.features.map((): TraitAssociations['lacks'][number] => undefined),
  };
  const [inflation, rawZ, rawP] = [unknown(genes), unknown(genes), unknown(genes)];
  for (let gene = 0; gene < genes; gene++) {
    const own = Float64Array.from(expression.values.subarray(gene * count, (gene + 1) * count));
    const known = rows.every((row) => !Number.isNaN(own[row]!))
      ? rows
      : rows.filter((row) => !Number.isNaN(own[row]!));
    const chromosome = relatedness?.chromosomeOf[gene];
    if (relatedness !== undefined && chromosome === undefined) {
      result.lacks[gene] = 'no-chromosome';
      continue;
    }
    const key = chromosome ?? '';
    let design = known === rows ? designs.get(key) : undefined;
    if (design === undefined) {
      design = designOf(taken(values, known), taken(covariates, known), known.length, () =>
        relatedness === undefined ? undefined : relatedness.without(chromosome!, known),
      );
      if (known === rows) designs.set(key, design);
    }
    const found = coefficientOf(taken(own, known), design, kind, corrected);
    if (typeof found === 'string') {
      result.lacks[gene] = found;
      continue;
    }
    if (calibration !== undefined) {
      const { phi, heritability } = calibration;
      rawZ[gene] = found.z;
      rawP[gene] = found.p;
      inflation[gene] = polygenicInflation(phi[gene]!, { samples: known.length, heritability });
      if (Number.isNaN(inflation[gene])) result.lacks[gene] = 'no-phi';
      else Object.assign(found, deflated(found, inflation[gene]!));
    }
    if (result.lacks[gene] === undefined)
      for (const field of ['effect', 'se', 'z', 'p'] as const) result[field][gene] = found[field];
  }
  return {
    trait: name,
    method: kind === 'binary' ? (corrected ? 'firth' : 'logistic') : relatedness ? 'mixed' : 'linear',
    samples: rows.length,
    cases,
    genes: expression.features,
    ...result,
    ...(calibration && { calibration: { phi: calibration.phi, inflation, rawZ, rawP } }),
    q: benjaminiHochberg(result.p),
  };
}

/** What the genes of one set of samples have in common. */
interface Design {
  readonly trait: Float64Array;
  /** Less what the covariates explain, whitened where relatedness is taken out. */
  readonly residual: Float64Array;
  /** Covariates, orthonormal, with the intercept; whitened likewise, without it. */
  readonly basis: Float64Array;
  readonly whiten: ((variable: Float64Array) => Float64Array) | undefined;
}

function designOf(
  trait: Float64Array,
  covariates: Float64Array,
  rows: number,
  others: () => Relationship | undefined,
): Design {
  const columns = new Float64Array(rows + covariates.length);
  columns.fill(1, 0, rows);
  columns.set(covariates, rows);
  const { basis } = independentColumns(columns, rows);
  const residual = residualOf(trait, basis);
  const relationship = others();
  if (relationship === undefined) return { trait, residual, basis, whiten: undefined };
  const { whiten } = mixedModel(relationship, residual);
  const rotated: Float64Array[] = [];
  for (let from = rows; from < columns.length; from += rows)
    rotated.push(whiten(columns.slice(from, from + rows)));
  const whitened = new Float64Array(rotated.length * (rows - 1));
  rotated.forEach((column, k) => {
    whitened.set(column, k * (rows - 1));
  });
  const own = rotated.length === 0 ? whitened : independentColumns(whitened, rows - 1).basis;
  return { trait, residual: residualOf(whiten(trait), own), basis: own, whiten };
}

function coefficientOf(
  variable: Float64Array,
  { trait, residual, basis, whiten }: Design,
  kind: Trait['kind'],
  firth: boolean,
): Coefficient | 'constant' | 'not-converged' {
  if (variable.every((value) => value === variable[0])) return 'constant';
  if (kind === 'quantitative')
    return associateLinearly(whiten?.(variable) ?? variable, residual, basis) ?? 'constant';
  return associateLogistically(variable, trait, basis, firth) ?? 'not-converged';
}

/** The same coefficient with z divided by the root of an inflation. */
function deflated({ effect, se, z, df }: Coefficient, inflation: number): Coefficient {
  const own = z / Math.sqrt(inflation);
  const p = df === undefined ? twoSidedNormalP(own) : twoSidedP(own, df);
  return { effect, se: se * Math.sqrt(inflation), z: own, p, df };
}

function unknown(genes: number): Float64Array {
  return new Float64Array(genes).fill(NaN);
}
