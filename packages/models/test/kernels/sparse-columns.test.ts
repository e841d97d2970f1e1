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
    [90, 200, 60 * 4 * 90],
  ])('of %i rows and %i columns: those asked for in a turn are there', (length, count, room) => {
    const rng = createRng(`${length} ${count}`);
    const columns = Array.from({ length: count }, () => Float32Array.from({ length }, () => rng.normal()));
    const heap = new KernelHeap();
    let made = 0;
    const write = (column: number, at: number): void => {
      made++;
      heap.floats.set(columns[column]!, at / 4);
    };
    const own = new SparseColumns(heap, 4 * length, count, write, room);
    for (let turn = 0; turn < 20; turn++) {
      own.next();
      const list = rng.permutation(count).slice(0, Math.ceil(count / 2));
      for (const column of list) own.ask(column);
      for (const column of list) {
        const at = heap.integers[own.addressesAt / 4 + column]! / 4;
        expect(heap.floats.subarray(at, at + length)).toEqual(columns[column]!);
      }
    }
    if (room === Infinity) expect(made).toBeLessThanOrEqual(count);
    else expect(made).toBeGreaterThan(count);
    heap.release();
  });
});

describe('expandCalls', () => {
  it.each([1, 15, 64, 65, 100])('writes dosages and bits of %i calls', (samples) => {
    const rng = createRng(samples);
    const calls = Int8Array.from({ length: samples }, () => rng.integer(4) - 1);
    const heap = new KernelHeap();
    const from = heap.takeZeros(128);
    heap.bytes.set(calls, from);
    const at = heap.take(1000);
    heap.kernels.expandCalls(from, samples, 0.75, at);
    const dosages = Array.from(calls, (call) => (call < 0 ? 0.75 : call));
    expect([...heap.floats.subarray(at / 4, at / 4 + samples)]).toEqual(dosages);
    const planes = at + 16 * Math.ceil(samples / 4);
    const bytes = 8 * Math.ceil(samples / 64);
    expect(new DataView(heap.bytes.buffer).getFloat64(planes, true)).toBe(0.75);
    const isIn = [(call: number) => call >= 1, (call: number) => call >= 2, (call: number) => call < 0];
    isIn.forEach((is, plane) => {
      for (let row = 0; row < 8 * bytes; row++) {
        const byte = heap.bytes[planes + 8 + plane * bytes + (row >> 3)]!;
        expect((byte >> (row & 7)) & 1).toBe(Number(row < samples && is(calls[row]!)));
      }
    });
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
