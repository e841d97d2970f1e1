import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPlaces, type Places } from '../../src/engine/places.js';

/** Asks for room; tells in `started` when there is some. */
function asker(places: Places, started: string[]) {
  return (name: string, rank: number, memory = 0) => {
    const need = { rank, memory };
    places.ask(need, () => started.push(name));
    return () => {
      places.give(need);
    };
  };
}

describe('places', () => {
  test('are given by rank, not in the order of asking', () => {
    const started: string[] = [];
    const ask = asker(createPlaces(1), started);
    const give = ask('a', 5);
    ask('b', 9);
    ask('c', 1);
    expect(started).toEqual(['a']);
    give();
    expect(started).toEqual(['a', 'c']);
  });

  test('keep the sum of memory within the limit, and let what fits go first', () => {
    const started: string[] = [];
    const ask = asker(createPlaces(3, 8), started);
    const give = ask('a', 0, 6);
    ask('large', 1, 4);
    ask('small', 2, 2);
    expect(started).toEqual(['a', 'small']);
    give();
    expect(started).toEqual(['a', 'small', 'large']);
  });

  test('are kept free for a large stage that was overtaken as often as there are places', () => {
    const started: string[] = [];
    const ask = asker(createPlaces(2, 8), started);
    const gives = [ask('a', 0, 4), ask('b', 1, 4)];
    ask('large', 2, 8);
    for (const [index, name] of ['c', 'd', 'e'].entries()) gives.push(ask(name, 3 + index, 4));
    gives[0]!();
    gives[1]!();
    expect(started).toEqual(['a', 'b', 'c', 'd']);
    gives[2]!();
    expect(started).toEqual(['a', 'b', 'c', 'd']);
    gives[3]!();
    expect(started).toEqual(['a', 'b', 'c', 'd', 'large']);
  });

  test('are for one stage alone when it needs more than there is', () => {
    const started: string[] = [];
    const ask = asker(createPlaces(4, 8), started);
    const give = ask('a', 0);
    const giveLarge = ask('large', 1, 9);
    expect(started).toEqual(['a']);
    give();
    ask('b', 2);
    expect(started).toEqual(['a', 'large']);
    giveLarge();
    expect(started).toEqual(['a', 'large', 'b']);
  });

  test('cannot have a limit that is none', () => {
    expect(() => createPlaces(1, NaN)).toThrow('memory is NaN; it must be a number of bytes above 0');
  });

  test('hold within the limits and reach everyone, whatever is asked and given', () => {
    const need = fc.record({ rank: fc.nat(20), memory: fc.nat(12) });
    fc.assert(
      fc.property(fc.array(need, { maxLength: 80 }), fc.integer({ min: 1, max: 4 }), (needs, count) => {
        const places = createPlaces(count, 10);
        const running = new Set<{ memory: number }>();
        let most = 0;
        for (const each of needs)
          places.ask(each, () => {
            running.add(each);
            const memory = [...running].reduce((sum, other) => sum + other.memory, 0);
            expect(running.size).toBeLessThanOrEqual(count);
            expect(memory <= 10 || running.size === 1).toBe(true);
            most++;
          });
        for (let [first] = running; first !== undefined; [first] = running) {
          running.delete(first);
          places.give(first as (typeof needs)[number]);
        }
        expect(most).toBe(needs.length);
      }),
    );
  });
});
