import { createRng } from '@snpress/data/random/rng';
import { describe, expect, it } from 'vitest';
import { KernelHeap } from '../../src/kernels/kernel-heap.js';
import { SparseColumns } from '../../src/kernels/sparse-columns.js';

describe('columns of which few are in use', () => {
  it.each([
    [1, 1, Infinity],
    [7, 5, Infinity],
    [90, 33, Infinity],
    // No room for all of them, nor for those of one turn.
    [90, 200, 0],
    [90, 200, 60 * 4 * 92],
  ])('of %i rows and %i columns: those asked for in a turn are there, padded', (length, count, room) => {
    const rng = createRng(`${length} ${count}`);
    const columns = Array.from({ length: count }, () => Float32Array.from({ length }, () => rng.normal()));
    const heap = new KernelHeap();
    heap.bytes.fill(1);
    let made = 0;
    const source = (column: number, place: Float32Array): void => {
      made++;
      place.set(columns[column]!);
    };
    const own = new SparseColumns(heap, source, length, count, room);
    const steps = 4 * Math.ceil(length / 4);
    for (let turn = 0; turn < 20; turn++) {
      own.next();
      const list = rng.permutation(count).slice(0, Math.ceil(count / 2));
      for (const column of list) own.ask(column);
      for (const column of list) {
        const at = heap.integers[own.addressesAt / 4 + column]! / 4;
        const values = [...heap.floats.subarray(at, at + steps)];
        expect(values).toEqual([...columns[column]!, ...new Array<number>(steps - length).fill(0)]);
      }
    }
    if (room === Infinity) expect(made).toBeLessThanOrEqual(count);
    else expect(made).toBeGreaterThan(count);
    heap.release();
  });
});

describe('KernelHeap', () => {
  it('gives what was given back again, and keeps what it holds when it grows', () => {
    const heap = new KernelHeap();
    const first = heap.takeZeros(100);
    heap.doubles[first / 8] = 7;
    const second = heap.take(50);
    heap.give(second, 50);
    expect(heap.take(60)).toBe(second);
    const large = heap.takeZeros(3e6);
    expect(heap.doubles[first / 8]).toBe(7);
    expect(heap.bytes.length).toBeGreaterThanOrEqual(large + 3e6);
    heap.release();
  });
});
