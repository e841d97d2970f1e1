import { describe, it } from 'vitest';
import { multiKernel } from '../../src/multi-kernel/multi-kernel.js';
import { conformanceChecks } from '../../src/testing/index.js';

describe.each([
  ['shared profiles', { profiles: 'shared' }],
  ['shared profiles and pairs', { profiles: 'shared', interactions: 'pairs' }],
  ['own profiles and pairs', { profiles: 'own', interactions: 'pairs' }],
  ['own profiles and a deep network', { profiles: 'own', interactions: 'arc-cosine', depth: 2 }],
  ['shared profiles and a Gaussian kernel', { profiles: 'shared', interactions: 'gaussian' }],
  ['all markers alike and a Gaussian kernel', { profiles: 'alike', interactions: 'gaussian' }],
])('multi-kernel with %s', (_, params) => {
  for (const { name, run } of conformanceChecks(multiKernel, { params })) it(name, run);
});
