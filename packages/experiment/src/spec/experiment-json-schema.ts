import { cohortOptions } from '@snpress/datasets/cohort/cohort-options';
import { simulateOptions } from '@snpress/datasets/simulate/simulate-options';
import { estimators } from '@snpress/models/registry';
import type { Estimator } from '@snpress/models';
import { splitSchema } from '@snpress/preprocess/split/split-schema';
import { stepSchema } from '@snpress/preprocess/steps/step-schema';
import { steps } from '@snpress/preprocess/steps/registry';
import type { Step } from '@snpress/preprocess';
import { z } from 'zod';
import { commonKeys } from './common-keys.js';
import { dataFilesSchema, experimentShape, preprocessSchema } from './experiment-schema.js';
import { datasetSchema } from './resolve-dataset.js';

type JsonSchema = Record<string, unknown> & { properties?: Record<string, unknown> };

const toJsonSchema = (schema: z.ZodType): JsonSchema => {
  const whole = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return Object.fromEntries(Object.entries(whole).filter(([key]) => key !== '$schema'));
};

/** The JSON Schema of the experiment file: every key with its type, default and meaning, for completion in editors. */
export function experimentJsonSchema(): JsonSchema {
  const step = toJsonSchema(stepSchema);
  const preprocess = toJsonSchema(preprocessSchema);
  const expression = {
    ...(preprocess.properties!.expression as JsonSchema),
    items: { ...step, properties: withoutAlleleSteps(step.properties!) },
  };
  const shape = toJsonSchema(experimentShape);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'snpress experiment',
    ...shape,
    required: ['name', 'data', 'models'],
    properties: {
      ...shape.properties,
      data: {
        description: 'Where the data come from: files, a simulated cross or cohort, or a public dataset.',
        anyOf: [
          toJsonSchema(dataFilesSchema),
          {
            type: 'object',
            properties: { simulate: { anyOf: [toJsonSchema(simulateOptions), simulatedCohort] } },
            required: ['simulate'],
            additionalProperties: false,
          },
          toJsonSchema(datasetSchema),
        ],
      },
      preprocess: { ...preprocess, properties: { ...preprocess.properties, expression } },
      split: toJsonSchema(splitSchema),
      models: {
        description: 'The models to compare, by name. The baseline "mean" is always added.',
        type: 'object',
        minProperties: 1,
        additionalProperties: { anyOf: [...estimators.map(modelBlock), extendingBlock] },
      },
    },
  };
}

const simulatedCohort: JsonSchema = {
  type: 'object',
  properties: { cohort: toJsonSchema(cohortOptions) },
  required: ['cohort'],
  additionalProperties: false,
};

/** The steps that expression can have: those that do not judge alleles. */
function withoutAlleleSteps(properties: Record<string, unknown>): Record<string, unknown> {
  const judging = Object.values<Step>(steps).flatMap(({ name, traits }) => (traits.reads ? [name] : []));
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !judging.includes(name)));
}

const common = toJsonSchema(z.strictObject(commonKeys)).properties!;

function modelBlock(estimator: Estimator): JsonSchema {
  const params = toJsonSchema(estimator.params);
  const properties = params.properties ?? {};
  return {
    type: 'object',
    description: estimator.summary,
    properties: {
      ...common,
      type: { const: estimator.type },
      grid: {
        type: 'object',
        description: commonKeys.grid.description,
        properties: Object.fromEntries(
          Object.entries(properties).map(([key, value]) => [
            key,
            { type: 'array', items: value, minItems: 1 },
          ]),
        ),
        additionalProperties: false,
      },
      ...properties,
    },
    required: ['type'],
    additionalProperties: false,
  };
}

/** A model that inherits its type from another one. */
const extendingBlock: JsonSchema = {
  type: 'object',
  properties: {
    extends: common.extends,
    select: common.select,
    markers: common.markers,
    annotations: common.annotations,
    contexts: common.contexts,
  },
  required: ['extends'],
  not: { required: ['type'] },
};
