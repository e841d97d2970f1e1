import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { chooseModel } from '../../src/init/choose-model.js';

const cross = {
  markers: 3000,
  genes: 6000,
  ploidy: 1,
  hasPositions: true,
  contexts: 1,
  hasAnnotations: false,
} as const;

it.each([
  ['many genes of a cross', {}, ['susie', 'multi-kernel'], undefined],
  ['a few traits', { genes: 5 }, ['susie', 'pairs'], undefined],
  ['a panel of diploid samples', { markers: 500_000, ploidy: 2 }, ['susie', 'elastic-net'], { cis: 1e6 }],
  ['diploid samples of tissues', { contexts: 2, ploidy: 2 }, ['susie', 'elastic-net'], { cis: 1e6 }],
  ['the same with annotations', { hasAnnotations: true, ploidy: 2 }, ['susie', 'elastic-net'], { cis: 1e6 }],
  [
    'the panel without positions',
    { markers: 500_000, ploidy: 2, hasPositions: false },
    ['susie', 'multi-kernel'],
    undefined,
  ],
  ['a diploid cross', { markers: 200, genes: 90, ploidy: 2 }, ['susie', 'multi-kernel'], undefined],
] as const)('begins with a blend that fits %s', (_, shape, members, markers) => {
  const model = parse(chooseModel({ ...cross, ...shape }).block) as {
    type: string;
    of: readonly (string | { type: string; interactions?: string })[];
    markers?: object;
  };
  expect(model.type).toBe('blend');
  const names = model.of.map((member) =>
    typeof member === 'string' ? member : (member.interactions ?? member.type),
  );
  expect(names).toEqual(members);
  expect(model.markers).toEqual(markers);
});
