import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { steps, stepSchema } from '../../src/index.js';

const problems = (value: unknown): string[] =>
  stepSchema.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

describe('stepSchema', () => {
  it.each([
    [{ impute: {} }, { impute: { strategy: 'mean' } }],
    [{ dropMissing: {} }, { dropMissing: { max: 0 } }],
    [{ dropConstant: {} }, { dropConstant: {} }],
    [{ scale: { range: [0, 1] } }, { scale: { range: [0, 1] } }],
  ])('completes %j', (input, output) => {
    expect(stepSchema.parse(input)).toEqual(output);
  });

  it('says what is wrong, where', () => {
    const wrong = [
      {},
      { imput: {} },
      { impute: {}, scale: { range: [0, 1] } },
      { impute: { strategy: 'average' } },
      { impute: { value: 1 } },
      { impute: { strategy: 'constant' } },
      { scale: {} },
      { scale: { range: [0, 1], method: 'standard' } },
      { scale: { range: [1, 1] } },
      { dropMissing: { max: 2 } },
      { dropConstant: { max: 0 } },
      'impute',
    ];
    expect(wrong.flatMap(problems)).toMatchInlineSnapshot(`
      [
        ": a step has one key, its name: one of impute, scale, log2, inverseNormal, quantileNormalise, dropMissing, dropConstant, minAlleleFrequency, hardyWeinberg, pruneLd",
        ": Unrecognized key: "imput"",
        ": a step has one key, but this one has 2 (impute, scale): make each a list item of its own",
        "impute.strategy: Invalid option: expected one of "mean"|"median"|"most-frequent"|"constant"",
        "impute.value: value goes with strategy: constant, not with strategy: mean",
        "impute.value: strategy: constant needs a value, such as value: 0",
        "scale: scale takes either range, such as range: [0, 1], or method: standard",
        "scale: scale takes either range, such as range: [0, 1], or method: standard",
        "scale.range: range goes from low to high, but 1 is not below 1",
        "dropMissing.max: Too big: expected number to be <=1",
        "dropConstant: Unrecognized key: "max"",
        ": Invalid input: expected object, received string",
      ]
    `);
  });

  it('describes every parameter of every step in its JSON Schema', () => {
    const schema = z.toJSONSchema(stepSchema, { io: 'input' });
    expect(Object.keys(schema.properties!)).toEqual(Object.keys(steps));
    expect(schema).toMatchObject({ additionalProperties: false, minProperties: 1, maxProperties: 1 });
    for (const step of Object.values(schema.properties!) as z.core.JSONSchema.JSONSchema[]) {
      expect(step.description).toMatch(/\.$/);
      for (const parameter of Object.values(step.properties ?? {})) {
        expect((parameter as z.core.JSONSchema.JSONSchema).description).toMatch(/\.$/);
      }
    }
  });
});
