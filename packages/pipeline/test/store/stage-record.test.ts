import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOf, preimageOf, keyOf, type StageRecord } from '../../src/index.js';
import { sealJson } from '../../src/store/sealed-json.js';
import { decodeRecord, encodeRecord } from '../../src/store/stage-record.js';
import { stage } from '../workbench.js';

const preimage = preimageOf(
  stage('fit', { parameters: { alpha: [-0, 0.1], name: 'Zürich 🧬' } }),
  { code: '1' },
  {},
);
const record: StageRecord = {
  key: keyOf(preimage),
  stage: 'fit',
  preimage,
  outputs: { value: { digest: digestOf('x'), bytes: 1 } },
  warnings: ['25 SNP ids are not unique'],
  seconds: 1.25,
};

describe('a stage record', () => {
  test('reads back as it was written, -0 included', () => {
    expect(decodeRecord(encodeRecord(record))).toEqual(record);
  });

  test('is unknown when it is whole and not of this version', () => {
    const others = [
      { ...record, format: 'snpress-record/2' },
      { ...record, outputs: { value: { digest: '../../evil', bytes: 1 } } },
      { ...record, seconds: '1' },
      { ...record, imported: 'no' },
      {},
    ];
    expect(others.map((other) => decodeRecord(sealJson(other)))).toEqual(others.map(() => 'unknown'));
  });

  test('is refused when any bit of it has flipped or its end is missing', () => {
    const bytes = Buffer.from(encodeRecord(record));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (position, bit) => {
        const flipped = Buffer.from(bytes);
        flipped[position]! ^= 1 << bit;
        expect(decodeRecord(flipped.toString('utf8'))).toBe('damaged');
        expect(decodeRecord(bytes.subarray(0, position).toString('utf8'))).toBe('damaged');
      }),
      { numRuns: 500 },
    );
  });
});
