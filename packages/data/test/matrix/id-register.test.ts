import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIdRegister } from '../../src/matrix/id-register.js';
import { createStringHashSet } from '../../src/matrix/string-hash-set.js';

/** The ids that are given, with a set of strings. */
function slowly(ids: readonly string[]): string[] {
  const taken = new Set<string>();
  return ids.map((id) => {
    let unique = id;
    for (let occurrence = 2; taken.has(unique); occurrence++) unique = `${id}#${occurrence}`;
    taken.add(unique);
    return unique;
  });
}

test('ids are given as a set of strings would give them', () => {
  const id = fc.oneof(fc.constantFrom('a', 'b', 'a#2', 'a#3', 'b#2#2', ''), fc.string({ maxLength: 2 }));
  fc.assert(
    fc.property(fc.array(id, { maxLength: 60 }), (ids) => {
      const register = createIdRegister();
      const given = ids.map((each) => register.take(each));
      expect(given).toEqual(slowly(ids));
      expect(register.renamedCount).toBe(given.filter((each, index) => each !== ids[index]).length);
      expect(register.renamed).toEqual(given.filter((each, index) => each !== ids[index]).slice(0, 4));
    }),
  );
});

test('many ids that differ little are told apart', () => {
  const set = createStringHashSet();
  const ids = ['rs', 'chr1_', '1:', '\u{1F9EC}', 'x'.repeat(200)].flatMap((prefix) =>
    Array.from({ length: 40_000 }, (_, index) => `${prefix}${index}`),
  );
  expect(ids.every((id) => set.add(id))).toBe(true);
  expect(ids.some((id) => set.add(id))).toBe(false);
});
