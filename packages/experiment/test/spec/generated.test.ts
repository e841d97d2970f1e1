import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { experimentJsonSchema } from '../../src/spec/experiment-json-schema.js';
import { specReference } from '../../src/spec/spec-reference.js';

const root = path.resolve(import.meta.dirname, '../../../..');

it('the committed JSON Schema is that of the code (npm run docs)', () => {
  const committed = readFileSync(path.join(root, 'apps/runner/schema/experiment.schema.json'), 'utf8');
  expect(JSON.parse(committed)).toEqual(experimentJsonSchema());
});

it('the committed reference of the spec is that of the code (npm run docs)', () => {
  expect(readFileSync(path.join(root, 'docs/reference/spec.md'), 'utf8')).toBe(specReference());
});
