import { z } from 'zod';
import { type AffineForm, identityForm } from '../step/affine-form.js';
import { fittedColumns } from '../step/fitted-columns.js';
import { mapFeatures } from '../step/map-features.js';
import { requireFeatures } from '../step/require-features.js';
import { savedNumbers } from '../step/saved-numbers.js';
import { fitWhole, joinNumbers } from '../step/join-parts.js';
import type { FittedStep, Step, StepParts } from '../step/step.js';
import { spreadOf, type Spread } from './spread.js';

const params = z
  .strictObject({
    range: z
      .tuple([z.number(), z.number()])
      .optional()
      .describe(
        'Min-max scaling: where the smallest and the largest training value go. New rows may fall outside.',
      ),
    method: z
      .literal('standard')
      .optional()
      .describe('Standardising: mean 0 and population standard deviation 1 in the training rows.'),
  })
  .superRefine(({ range, method }, context) => {
    if ((range === undefined) === (method === undefined)) {
      context.addIssue({
        code: 'custom',
        message: 'scale takes either range, such as range: [0, 1], or method: standard',
      });
    }
    if (range !== undefined && range[0] >= range[1]) {
      context.addIssue({
        code: 'custom',
        path: ['range'],
        message: `range goes from low to high, but ${range[0]} is not below ${range[1]}`,
      });
    }
  });

type ScaleParams = z.output<typeof params>;

/** The original values `origin` and `origin + width` go to `low` and `high`: every scaling is that straight line. */
interface Scaling {
  readonly low: number;
  readonly high: number;
  readonly origin: Float64Array;
  readonly width: Float64Array;
}

const parts: StepParts<ScaleParams, Spread> = {
  learn: spreadOf,
  join(learnt, { features }, { range }) {
    const joined = (of: keyof Spread): Float64Array => joinNumbers(learnt.map((part) => part[of]));
    return fitted(
      features,
      range === undefined
        ? { low: 0, high: 1, origin: joined('mean'), width: joined('deviation') }
        : minMax(joined('least'), joined('greatest'), range),
    );
  },
};

/**
 * Scales every feature by a straight line. A feature that is constant in the training rows goes to the low end of
 * `range`, or to 0 when standardised, for any new value. Missing values stay missing; a feature without observed
 * training values counts as constant 0. What is scaled is no dosage any more, so that it has no ploidy.
 */
export const scale: Step<ScaleParams, z.input<typeof params>> = {
  name: 'scale',
  summary: 'Scales every feature to a range, or to mean 0 and standard deviation 1, of the training rows.',
  params,
  traits: { scales: true },
  parts,
  fit: fitWhole('scale', parts),
  load(bundle, features) {
    const ends = savedNumbers(bundle, 'ends');
    return fitted(features, {
      low: ends[0]!,
      high: ends[1]!,
      origin: savedNumbers(bundle, 'origin'),
      width: savedNumbers(bundle, 'width'),
    });
  },
};

function minMax(
  least: Float64Array,
  greatest: Float64Array,
  [low, high]: readonly [number, number],
): Scaling {
  return { low, high, origin: least, width: greatest.map((value, feature) => value - least[feature]!) };
}

function fitted(features: readonly string[], scaling: Scaling): FittedStep {
  const { low, high, origin, width } = scaling;
  const change = (values: Float32Array, feature: number): void => {
    const start = origin[feature]!;
    const length = width[feature]!;
    for (let row = 0; row < values.length; row++) {
      const share = length === 0 ? values[row]! * 0 : (values[row]! - start) / length;
      values[row] = low * (1 - share) + high * share;
    }
  };
  return {
    features,
    warnings: [],
    change,
    apply(matrix) {
      requireFeatures('scale', features, matrix);
      return { ...mapFeatures(matrix, change), ploidy: undefined };
    },
    invert(matrix) {
      const columns = fittedColumns('scale', features, matrix);
      return mapFeatures(matrix, (values, feature) => {
        const column = columns[feature]!;
        const start = origin[column]!;
        const length = width[column]!;
        for (let row = 0; row < values.length; row++) {
          values[row] = start + ((values[row]! - low) / (high - low)) * length;
        }
      });
    },
    affine: () => straightLines(scaling),
    save: () => ({ metadata: {}, arrays: { ends: Float64Array.of(low, high), origin, width } }),
  };
}

/** The same lines as slopes and offsets; constant features go to `low` and back to their origin. */
function straightLines({ low, high, origin, width }: Scaling): AffineForm {
  const slope = width.map((length) => (length === 0 ? 0 : (high - low) / length));
  const inverseSlope = width.map((length) => length / (high - low));
  return {
    ...identityForm(Int32Array.from(origin.keys())),
    slope,
    offset: origin.map((start, feature) => low - slope[feature]! * start),
    inverseSlope,
    inverseOffset: origin.map((start, feature) => start - low * inverseSlope[feature]!),
  };
}
