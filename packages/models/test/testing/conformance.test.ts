import { describe, it } from 'vitest';
import { defineEstimator } from '../../src/definition/define-estimator.js';
import { elasticNet } from '../../src/elastic-net/elastic-net.js';
import { lasso } from '../../src/lasso/lasso.js';
import { estimators } from '../../src/registry.js';
import { topSnp } from '../../src/top-snp/top-snp.js';
import { conformanceChecks } from '../../src/testing/index.js';
import { conformanceOptions } from './conformance-options.js';

/** A user's estimator that says nothing of missing values: models of groups of genes stand side by side. */
const { type, summary, params } = topSnp;
const own = defineEstimator({
  ...{ type, summary, params },
  traits: { joint: false, seeded: false, needsFinite: true },
  fit: (train, given, context) => topSnp.fit(train, given, context),
  load: (bundle) => topSnp.load(bundle),
});

describe.each([
  ...estimators.map((estimator) => [estimator.type, estimator] as const),
  ['a model of groups side by side', own] as const,
])('%s', (_, estimator) => {
  const options = conformanceOptions[estimator.type];
  for (const { name, run } of conformanceChecks(estimator, options)) it(name, run);
});

// Their own default does not scale.
const standardised = { params: { standardize: true } };
describe.each([
  ['lasso', conformanceChecks(lasso, standardised)],
  ['elastic-net', conformanceChecks(elasticNet, standardised)],
] as const)('standardised markers of %s', (_, checks) => {
  for (const { name, run } of checks) if (name.startsWith('markers: ')) it(name, run);
});
